import type { Order } from '#contracts/orders.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { takeOrder } from './transfer-orders-table.ts'

/**
 * Given once. An agent that is killed with it in hand transfers at its next hour all the same, and whoever
 * asked sees that nothing came.
 */
export async function takeTransferOrders(work: Work): Promise<readonly Order[]> {
  work.allow('agent:own')
  const { id: agentId, clientId } = agentOf(work.actor)
  const order = await takeOrder(work, clientId, agentId)
  if (order === undefined) return []
  return [{ id: order.id, kind: order.complete ? 'start-complete-transfer' : 'start-transfer' }]
}
