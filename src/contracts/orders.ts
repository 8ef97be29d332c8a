import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id } from './fields.ts'

/** What a school's machine can be asked from afar; another kind is another word here, a taker and an answer. */
export const orderKinds = [
  'check-online-service',
  'send-journal',
  'start-transfer',
  'start-complete-transfer',
] as const
export type OrderKind = (typeof orderKinds)[number]

export const Order = z.object({ id, kind: z.enum(orderKinds) })
export type Order = z.output<typeof Order>

export const orderEndpoints = endpoints({
  'GET /agent/orders': {
    summary:
      'Ce qui est demandé à ce poste ; attend au plus `wait` secondes qu’il y ait quelque chose',
    permission: 'agent:own',
    query: z.object({ wait: z.coerce.number().int().min(0).max(25).default(0) }),
    answer: z.object({ orders: z.array(Order).max(10) }),
    refusals: ['agent-refused'],
  },
})
