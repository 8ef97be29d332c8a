import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { instant, version } from './fields.ts'
import { thresholdBounds, type ThresholdName } from './threshold-bounds.ts'

const thresholds = {
  /** Without an end of a transfer for that long, a school is late. */
  lateAfterHours: threshold('lateAfterHours'),
  /** That many days before its end a contract is to be dealt with. */
  endsSoonDays: threshold('endsSoonDays'),
  /** That long a licence issued from now on is still taken after its week. */
  licenceGraceDays: threshold('licenceGraceDays'),
}

/** What administrators decide in the portal: in force at once, in every process. */
export const Thresholds = z.object({
  /** Null while nobody has changed anything. */
  version: version.nullable(),
  ...thresholds,
  changed: z.object({ who: z.string(), at: instant }).nullable(),
  origin: z.object(thresholds),
})
export type Thresholds = z.output<typeof Thresholds>

/** The rest is what whoever installed the service decided; changed in its environment, and taken up at the next start. */
export const Settings = z.object({
  brand: z.object({
    product: z.string(),
    publisher: z.string(),
    onPremise: z.string(),
    agent: z.string(),
    onlineService: z.string(),
  }),
  addresses: z.object({
    portal: z.url(),
    admin: z.url(),
    school: z.url(),
    agents: z.url(),
  }),
  thresholds: Thresholds,
  administratorsNeedFactor: z.boolean(),
  proxies: z.int(),
  database: z.enum(['postgres', 'embedded']),
  mail: z.object({
    /** Host and port of the mail server; null where mails are files. */
    server: z.string().nullable(),
    from: z.string(),
    /** Neither gone nor refused. */
    waiting: z.int(),
  }),
})
export type Settings = z.output<typeof Settings>

export const settingsEndpoints = endpoints({
  'GET /api/settings': {
    summary: 'Les réglages du service : les seuils, et ce avec quoi il a démarré',
    permission: 'settings:read',
    answer: Settings,
    refusals: [],
  },
  'PUT /api/settings/thresholds': {
    summary: 'Changer les seuils ; la version est celle qui a été lue, null la première fois',
    permission: 'settings:write',
    body: z.object({ version: version.nullable(), ...thresholds }),
    answer: Thresholds,
    refusals: ['changed-meanwhile'],
  },
  'POST /api/settings/test-mails': {
    summary: 'S’envoyer un mail d’essai, et attendre ce qu’en dit le serveur de messagerie',
    permission: 'settings:read',
    answer: z.object({ to: z.string(), by: z.enum(['smtp', 'file']) }),
    refusals: ['too-many-tries', 'test-mail-failed'],
  },
})

function threshold(name: ThresholdName) {
  const { least, most } = thresholdBounds[name]
  const message = `Un nombre entier, de ${least} à ${most}.`
  return z.int(message).min(least, message).max(most, message)
}
