import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, instant, version } from './fields.ts'

/** What a school may buy. */
const modules = [
  'administratif',
  'vie-scolaire',
  'notes',
  'comptabilite',
  'passage',
  'entreprise',
] as const
export type Module = (typeof modules)[number]

/** Nobody sells outside these years: a slip of the keyboard is told at once. */
const contractDay = day.refine(
  (typed) => typed >= '2000-01-01' && typed <= '2099-12-31',
  'Une date entre 2000 et 2099.',
)

const contractFields = {
  modules: z
    .array(z.enum(modules))
    .min(1, 'Choisissez au moins un module.')
    .max(modules.length)
    .transform((chosen) => modules.filter((module) => chosen.includes(module))),
  /** The largest number of pupils. */
  pupilsMax: z
    .int('Un nombre entier d’élèves.')
    .min(1, 'Au moins un élève.')
    .max(100_000, 'Au plus 100 000 élèves.'),
  startsOn: contractDay,
  endsOn: contractDay,
}

export const Contract = z.object({
  version,
  modules: z.array(z.enum(modules)),
  pupilsMax: z.int(),
  startsOn: day,
  endsOn: day,
})
export type Contract = z.output<typeof Contract>

export const IssuedLicence = z.object({
  id,
  /** ISO week, such as 2026-W48. */
  week: z.string(),
  notBefore: instant,
  /** The first instant that is no longer covered. */
  expiresAt: instant,
  issuedAt: instant,
  issuedBy: z.string(),
  fetchedAt: instant.nullable(),
})
export type IssuedLicence = z.output<typeof IssuedLicence>

export const InstalledAgent = z.object({
  id,
  machine: z.string(),
  version: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
})
export type InstalledAgent = z.output<typeof InstalledAgent>

export const ClientLicences = z.object({
  timeZone: z.string(),
  contract: Contract.nullable(),
  /** The current ISO week in the client's time zone, and whether the contract covers it. */
  week: z.object({ week: z.string(), startsAt: instant, endsAt: instant, covered: z.boolean() }),
  current: IssuedLicence.nullable(),
  /** All licences, newest first, at most 520 (ten years). */
  register: z.array(IssuedLicence),
  agent: InstalledAgent.nullable(),
})
export type ClientLicences = z.output<typeof ClientLicences>

const client = z.object({ clientId: id })

export const licenceEndpoints = endpoints({
  'GET /api/clients/:clientId/licences': {
    summary: 'Contrat, licence de la semaine, registre, poste rattaché',
    permission: 'licences:read',
    params: client,
    answer: ClientLicences,
    refusals: [],
  },
  'PUT /api/clients/:clientId/contract': {
    summary: 'Enregistrer le contrat ; la version est celle qui a été lue, null pour le premier',
    permission: 'contracts:write',
    params: client,
    body: z.object({ version: version.nullable(), ...contractFields }),
    answer: Contract,
    refusals: ['contract-ends-before-it-starts', 'changed-meanwhile'],
  },
  'POST /api/clients/:clientId/licences': {
    summary: 'Délivrer la licence de la semaine en cours',
    permission: 'licences:issue',
    params: client,
    answer: IssuedLicence,
    refusals: [
      'no-contract',
      'contract-does-not-cover-week',
      'licence-already-issued',
      'licence-keys-expired',
    ],
  },
  'GET /api/clients/:clientId/licences/:licenceId/file': {
    summary: 'Télécharger le fichier .lic',
    permission: 'licences:read',
    params: z.object({ clientId: id, licenceId: id }),
    file: 'application/octet-stream',
    refusals: [],
  },
})
