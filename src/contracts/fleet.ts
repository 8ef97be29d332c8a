import { z } from 'zod'
import { licenceStates, transferUrgencies } from './clients.ts'
import { endpoints } from './endpoint.ts'
import { day, id, instant } from './fields.ts'
import { transferCauses } from './transfers.ts'

/** Clients, and how many of them stand where with their transfers; those absent are 0. */
const counted = {
  clients: z.int(),
  transfers: z.partialRecord(z.enum(transferUrgencies), z.int()),
}

/** Each number is what the list of clients shows under the filter of that name. */
export const Fleet = z.object({
  total: z.int(),
  /** Without an end of a transfer for that long, a client is late. */
  lateAfterHours: z.int(),
  transfers: z.record(z.enum(transferUrgencies), z.int()),
  states: z.record(z.enum(licenceStates), z.int()),
  /** The most frequent first. */
  causes: z.array(z.object({ cause: z.enum(transferCauses), clients: z.int() })),
  /** The newest first, at most 50, the most frequent ones; `none`: no machine is attached. */
  versions: z.array(z.object({ version: z.string(), ...counted })),
  versionsTotal: z.int(),
  /** Those with most in trouble first, at most 200; null for the clients without one. */
  distributors: z.array(z.object({ id: id.nullable(), name: z.string().nullable(), ...counted })),
  distributorsTotal: z.int(),
})
export type Fleet = z.output<typeof Fleet>

/** Transfers that ended in one week, and what they brought. */
export const TransferWeek = z.object({
  /** Its Monday; weeks are those of Paris. */
  monday: day,
  done: z.int(),
  held: z.int(),
  failed: z.int(),
  interrupted: z.int(),
  records: z.int(),
})
export type TransferWeek = z.output<typeof TransferWeek>

export const FleetYear = z.object({
  /** The last 53 weeks, the current one included, oldest first. */
  weeks: z.array(TransferWeek),
  /** When it was counted last; null before any transfer has ended. */
  countedAt: instant.nullable(),
})
export type FleetYear = z.output<typeof FleetYear>

export const fleetEndpoints = endpoints({
  'GET /api/fleet': {
    summary: 'Le parc : combien de clients dans chaque état, par cause, version et distributeur',
    permission: 'clients:read',
    answer: Fleet,
    refusals: [],
  },
  'GET /api/fleet/year': {
    summary: 'Un an de transferts du parc, semaine par semaine',
    permission: 'clients:read',
    answer: FleetYear,
    refusals: [],
  },
})
