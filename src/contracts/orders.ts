import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id } from './fields.ts'

/** What a school's machine can be asked from afar; another kind is another row here, a taker and an answer. */
export const Order = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('check-online-service') }),
  z.object({ id, kind: z.literal('send-journal') }),
  /** `complete`: everything is compared, whatever the agent believes. */
  z.object({ id, kind: z.literal('start-transfer'), complete: z.boolean() }),
])
export type Order = z.output<typeof Order>
export type OrderKind = Order['kind']

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
