import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id } from './fields.ts'
import { nextWeekStates } from './licences.ts'

const State = z.enum(nextWeekStates)

export const NextWeek = z.object({
  /** By distributor, those with most to do first; null for the clients without one. */
  distributors: z.array(
    z.object({
      id: id.nullable(),
      name: z.string().nullable(),
      clients: z.int(),
      /** How many stand in each state; those absent are 0. */
      states: z.partialRecord(State, z.int()),
    }),
  ),
  /** The first clients that will have none, at most 200, of the distributor asked for. */
  without: z.array(
    z.object({
      id,
      ogec: z.string(),
      name: z.string(),
      city: z.string(),
      distributor: z.string().nullable(),
      state: State,
      contractEndsOn: day.nullable(),
    }),
  ),
  withoutTotal: z.int(),
})
export type NextWeek = z.output<typeof NextWeek>

export const renewalEndpoints = endpoints({
  'GET /api/next-week': {
    summary: 'Qui sera sans licence la semaine prochaine, par distributeur',
    permission: 'licences:read',
    query: z.object({ distributor: z.union([id, z.literal('none')]).optional() }),
    answer: NextWeek,
    refusals: [],
  },
})
