import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, instant, optionalText, version } from './fields.ts'
import { productVersionStates } from './product-versions.ts'

/** What a school may buy. */
export const modules = [
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

/** Why a licence was issued: somebody asked, one by one or by a whole filter, or the house did by itself. */
export const licenceCauses = ['asked', 'bulk', 'renewal', 'replacement', 'key-revoked'] as const
export type LicenceCause = (typeof licenceCauses)[number]

/** What somebody may give as the reason of a revocation. */
export const revocationReasons = ['contract-broken', 'mistake', 'file-leaked', 'other'] as const
export type RevocationReason = (typeof revocationReasons)[number]

/** With those that the house gives: another took its place, its key was revoked, it had ended. */
const revokedReasons = [...revocationReasons, 'replaced', 'key-revoked', 'ended'] as const
export type RevokedReason = (typeof revokedReasons)[number]

export const IssuedLicence = z.object({
  id,
  /** ISO week, such as 2026-W48. */
  week: z.string(),
  notBefore: instant,
  /** The first instant that is no longer covered. */
  expiresAt: instant,
  issuedAt: instant,
  /** Null when the house did it by itself. */
  issuedBy: z.string().nullable(),
  cause: z.enum(licenceCauses),
  /** When the agent had it, verified. */
  fetchedAt: instant.nullable(),
  /** When it took its place in the school. */
  installedAt: instant.nullable(),
  revoked: z
    .object({
      at: instant,
      by: z.string().nullable(),
      reason: z.enum(revokedReasons),
      note: z.string().nullable(),
    })
    .nullable(),
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

/** What a licence says that one issued now would say otherwise. */
export const licenceDifferences = [
  'modules',
  'pupils',
  'dates',
  'school',
  'distributor',
  'password',
  'key',
] as const
export type LicenceDifference = (typeof licenceDifferences)[number]

export const LicenceWeek = z.object({
  week: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** From when on it can be issued: the Thursday before. */
  opensAt: instant,
  /** Whether the contract covers what is left of it. */
  covered: z.boolean(),
  licence: IssuedLicence.nullable(),
  differences: z.array(z.enum(licenceDifferences)),
})
export type LicenceWeek = z.output<typeof LicenceWeek>

/**
 * Where next week's licence stands. Nothing was sold for it in the first three; the next four will be
 * without it unless somebody acts; the last two need nobody.
 */
export const nextWeekStates = [
  'no-contract',
  'contract-ended',
  'contract-to-come',
  'contract-ends',
  'never-issued',
  'stopped',
  'renewal-off',
  'will-renew',
  'issued',
] as const
export type NextWeekState = (typeof nextWeekStates)[number]

/** Without a licence next week, unless somebody acts. */
export const withoutNextWeek: readonly NextWeekState[] = [
  'contract-ends',
  'never-issued',
  'stopped',
  'renewal-off',
]

export const ClientLicences = z.object({
  timeZone: z.string(),
  contract: Contract.nullable(),
  /** Whether next week's licence comes by itself; null without a contract. */
  renews: z.boolean().nullable(),
  current: LicenceWeek,
  next: LicenceWeek,
  nextState: z.enum(nextWeekStates),
  /** All licences, newest first, at most 520 (ten years). */
  register: z.array(IssuedLicence),
  agent: InstalledAgent.nullable(),
  /** Of the version that it runs, when the publisher’s list knows it. */
  agentVersionState: z.enum(productVersionStates).nullable(),
})
export type ClientLicences = z.output<typeof ClientLicences>

const client = z.object({ clientId: id })
const licence = z.object({ clientId: id, licenceId: id })

const issuing = [
  'no-contract',
  'contract-does-not-cover-week',
  'licence-already-issued',
  'licence-keys-expired',
  'too-early-for-next-week',
] as const

export const licenceEndpoints = endpoints({
  'GET /api/clients/:clientId/licences': {
    summary: 'Contrat, licences de cette semaine et de la suivante, registre, poste rattaché',
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
  'PUT /api/clients/:clientId/renewal': {
    summary: 'Renouveler la licence chaque semaine sans que personne n’y pense, ou non',
    permission: 'licences:issue',
    params: client,
    body: z.object({ on: z.boolean() }),
    refusals: ['no-contract'],
  },
  'POST /api/clients/:clientId/licences': {
    summary: 'Délivrer la licence de la semaine en cours, ou de la suivante dès le jeudi',
    permission: 'licences:issue',
    params: client,
    body: z.object({ week: z.enum(['current', 'next']).default('current') }),
    answer: IssuedLicence,
    refusals: issuing,
  },
  'POST /api/clients/:clientId/licences/:licenceId/replacement': {
    summary: 'Remplacer la licence par une autre, d’après la fiche et le contrat d’aujourd’hui',
    permission: 'licences:issue',
    params: licence,
    /** `resetClock`: the machine was once set to a date to come and refuses everything since. */
    body: z.object({ resetClock: z.boolean().default(false) }),
    answer: IssuedLicence,
    refusals: [...issuing, 'licence-not-living', 'nothing-left-to-issue'],
  },
  'POST /api/clients/:clientId/licences/:licenceId/revocation': {
    summary: 'Annuler la licence ; un poste hors ligne ne le verra qu’à son prochain contact',
    permission: 'licences:issue',
    params: licence,
    body: z.object({ reason: z.enum(revocationReasons), note: optionalText(300) }),
    refusals: ['licence-not-living'],
  },
  'GET /api/clients/:clientId/licences/:licenceId/file': {
    summary: 'Télécharger le fichier .lic',
    permission: 'licences:read',
    params: licence,
    file: 'application/octet-stream',
    refusals: ['licence-revoked'],
  },
})
