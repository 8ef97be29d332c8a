import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import {
  day,
  id,
  instant,
  optionalMail,
  optionalPhone,
  optionalText,
  text,
  version,
} from './fields.ts'
import { modules } from './licences.ts'
import { transferOutcomes } from './transfers.ts'
import { OnlineService } from './online-service.ts'

// The pages of a school's admin site. The school is that of whoever acts: no path names it.

export const SchoolHome = z.object({
  name: z.string(),
  ogec: z.string(),
  city: z.string(),
  timeZone: z.string(),
  service: OnlineService,
  /** When the school's agent was last heard of, and on which machine. */
  agent: z.object({ machine: z.string(), lastSeenAt: instant }).nullable(),
  publishedModules: z.int(),
  /** The last one that ended, whatever its outcome. */
  lastTransfer: z.object({ endedAt: instant, outcome: z.enum(transferOutcomes) }).nullable(),
})
export type SchoolHome = z.output<typeof SchoolHome>

const contactFields = {
  address: optionalText(300),
  postalCode: optionalText(12),
  city: text(80),
  phone: optionalPhone,
  mail: optionalMail,
}

export const SchoolContact = z.object({
  version,
  name: z.string(),
  ogec: z.string(),
  uai: z.string().nullable(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
})
export type SchoolContact = z.output<typeof SchoolContact>

export const logoBytesMax = 100 * 1024
const base64CharactersMax = Math.ceil(logoBytesMax / 3) * 4

/** Raster images only: a drawing may carry scripts. The bytes must be what the type says. */
const Logo = z.object({
  type: z.enum(['image/png', 'image/jpeg']),
  /** Base64. */
  data: z.base64().max(base64CharactersMax, 'Le logo pèse au plus 100 Ko.'),
})
export type Logo = z.output<typeof Logo>

export const SchoolPresentation = z.object({
  /** Null while nothing was ever saved. */
  version: version.nullable(),
  name: z.string(),
  city: z.string(),
  logo: Logo.nullable(),
  welcome: z.string().nullable(),
})
export type SchoolPresentation = z.output<typeof SchoolPresentation>

export const SchoolModule = z.object({
  module: z.enum(modules),
  inContract: z.boolean(),
  /** From which day on families see it; null: not published. */
  publishedFrom: day.nullable(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
})
export type SchoolModule = z.output<typeof SchoolModule>

/** Mails about transfers: one failed, none for more than a day, one waits for a confirmation. */
export const transferAlerts = ['failed', 'late', 'held'] as const
export type TransferAlert = (typeof transferAlerts)[number]

export const AlertRecipient = z.object({
  accountId: id,
  name: z.string(),
  alerts: z.array(z.enum(transferAlerts)),
})
export type AlertRecipient = z.output<typeof AlertRecipient>

export const SchoolAlerts = z.object({
  /** Without an end of a transfer for that long, the school is late. */
  lateAfterHours: z.int(),
  recipients: z.array(AlertRecipient),
})
export type SchoolAlerts = z.output<typeof SchoolAlerts>

/** Too many only under supervision, whose report shows each change. */
const readOnly = ['service-read-only', 'too-many-tries'] as const

export const schoolEndpoints = endpoints({
  'GET /api/school': {
    summary: 'L’accueil : où en est le service en ligne',
    permission: 'school:read',
    supervision: 'read',
    answer: SchoolHome,
    refusals: [],
  },
  'GET /api/school/contact': {
    summary: 'Les coordonnées de l’établissement',
    permission: 'school:read',
    supervision: 'deny',
    answer: SchoolContact,
    refusals: [],
  },
  'PUT /api/school/contact': {
    summary: 'Modifier les coordonnées ; la version est celle qui a été lue',
    permission: 'school:contact',
    supervision: 'deny',
    body: z.object({ version, ...contactFields }),
    answer: SchoolContact,
    refusals: [...readOnly, 'changed-meanwhile'],
  },
  'GET /api/school/presentation': {
    summary: 'Ce que les familles voient de l’établissement : logo, mot d’accueil',
    permission: 'school:read',
    supervision: 'read',
    answer: SchoolPresentation,
    refusals: [],
  },
  'PUT /api/school/presentation': {
    summary: 'Modifier la présentation ; la version est celle qui a été lue, null pour la première',
    permission: 'school:presentation',
    supervision: 'modify',
    body: z.object({
      version: version.nullable(),
      logo: Logo.nullable(),
      welcome: optionalText(600),
    }),
    answer: SchoolPresentation,
    refusals: [...readOnly, 'changed-meanwhile', 'logo-refused'],
  },
  'GET /api/school/modules': {
    summary: 'Ce qui est publié aux familles, et depuis quand',
    permission: 'school:read',
    supervision: 'read',
    answer: z.array(SchoolModule),
    refusals: [],
  },
  'PUT /api/school/modules/:module': {
    summary: 'Publier un module à partir d’un jour, ou le retirer (null)',
    permission: 'school:modules',
    supervision: 'modify',
    params: z.object({ module: z.enum(modules) }),
    body: z.object({ publishedFrom: day.nullable() }),
    answer: SchoolModule,
    refusals: [...readOnly, 'module-not-in-contract', 'publication-out-of-range'],
  },
  'GET /api/school/alerts': {
    summary: 'Qui reçoit quelles alertes de transfert',
    permission: 'school:read',
    supervision: 'read',
    answer: SchoolAlerts,
    refusals: [],
  },
  'PUT /api/school/alerts/:accountId': {
    summary: 'Choisir les alertes que reçoit un compte de l’établissement',
    permission: 'school:alerts',
    supervision: 'modify',
    params: z.object({ accountId: id }),
    body: z.object({
      alerts: z
        .array(z.enum(transferAlerts))
        .max(transferAlerts.length)
        .transform((chosen) => transferAlerts.filter((alert) => chosen.includes(alert))),
    }),
    answer: AlertRecipient,
    refusals: readOnly,
  },
})

/** What families see before they sign in. */
export const SchoolPage = z.object({
  name: z.string(),
  city: z.string(),
  logo: Logo.nullable(),
  welcome: z.string().nullable(),
  modules: z.array(z.object({ module: z.enum(modules), publishedFrom: day })),
})
export type SchoolPage = z.output<typeof SchoolPage>

/** The site of the schools, for families and teachers. */
export const schoolSiteEndpoints = endpoints({
  'GET /api/schools/:ogec': {
    summary: 'La page d’un établissement, si son site est ouvert',
    permission: 'public',
    params: z.object({ ogec: z.string().regex(/^[0-9][0-9A-Z]{7}$/) }),
    answer: SchoolPage,
    refusals: ['site-closed', 'site-suspended'],
  },
})
