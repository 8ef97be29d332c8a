import { z } from 'zod'
import { endpoints } from './endpoint.ts'

/** What whoever installed the service decided; changed in its environment, and taken up at the next start. */
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
  licenceGraceDays: z.int(),
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
    summary: 'Les réglages du service, tels qu’il a démarré',
    permission: 'settings:read',
    answer: Settings,
    refusals: [],
  },
  'POST /api/settings/test-mails': {
    summary: 'S’envoyer un mail d’essai, et attendre ce qu’en dit le serveur de messagerie',
    permission: 'settings:read',
    answer: z.object({ to: z.string(), by: z.enum(['smtp', 'file']) }),
    refusals: ['too-many-tries', 'test-mail-failed'],
  },
})
