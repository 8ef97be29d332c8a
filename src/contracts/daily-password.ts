import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, instant } from './fields.ts'

/** The password that unlocks maintenance for a day. It leaves the server only when somebody asks to see it, and each time leaves a line. */
const Password = z.object({
  /** XXXXX-XXXXX */
  password: z.string(),
  day,
  /** Until when the software takes it: 02:00 the day after, in the school's time zone. */
  acceptedUntil: instant,
})

export const RevealedPassword = Password.extend({
  distributor: z.object({ id, name: z.string() }).nullable(),
  timeZone: z.string(),
  /** Of clients for whom it is another day now: overseas. */
  elsewhere: z.array(Password.extend({ timeZones: z.array(z.string()) })),
})
export type RevealedPassword = z.output<typeof RevealedPassword>

/** For one school: by the licence that it holds. */
export const ClientPassword = Password.extend({
  timeZone: z.string(),
  /**
   * `current`: as on the home page. `former`: the school still holds a licence from before a leak or a
   * change of distributor. `none`: its licence carries none, it must be replaced first.
   */
  origin: z.enum(['current', 'former']),
})
export type ClientPassword = z.output<typeof ClientPassword>

/** What happened at the machine of a school. */
export const maintenanceKinds = ['unlocked', 'refused', 'locked-out', 'locked'] as const
export type MaintenanceKind = (typeof maintenanceKinds)[number]

export const MaintenanceEvent = z.object({
  id,
  /** What a clock can show, and the database hold. */
  at: instant.refine((at) => at >= '1970', 'Une date depuis 1970.'),
  kind: z.enum(maintenanceKinds),
})
export type MaintenanceEvent = z.output<typeof MaintenanceEvent>

export const maintenanceEventsMax = 50

export const dailyPasswordEndpoints = endpoints({
  'POST /api/daily-password/reveals': {
    summary: 'Voir le mot de passe du jour d’un distributeur ; chaque fois laisse une ligne',
    permission: 'daily-password:reveal',
    /** Absent: one’s own; null: the publisher’s, for clients without distributor. */
    body: z.object({ distributorId: id.nullable().optional() }),
    answer: RevealedPassword,
    refusals: [],
  },
  'POST /api/clients/:clientId/daily-password-reveals': {
    summary: 'Voir le mot de passe du jour que prend cet établissement, d’après sa licence',
    permission: 'daily-password:reveal',
    params: z.object({ clientId: id }),
    answer: ClientPassword,
    refusals: ['no-password-in-licence', 'password-of-another-distributor'],
  },
  'GET /api/clients/:clientId/maintenance': {
    summary: 'Les déverrouillages de maintenance de l’établissement, le plus récent d’abord',
    permission: 'licences:read',
    params: z.object({ clientId: id }),
    answer: z.object({ events: z.array(MaintenanceEvent.extend({ machine: z.string() })).max(50) }),
    refusals: [],
  },
})
