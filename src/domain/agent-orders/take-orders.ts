import type { AgentOrder } from '#contracts/online-service.ts'
import { takeCheckOrder } from '#domain/online-service/check-service.ts'
import { takeTransferOrder } from '#domain/transfers/take-transfer-order.ts'
import type { Work } from '#platform/work/work.ts'

/** What waits for the agent that asks: a check until it is answered, a transfer once. */
export async function takeOrders(work: Work): Promise<{ orders: AgentOrder[] }> {
  work.allow('agent:own')
  const found = [await takeCheckOrder(work), await takeTransferOrder(work)]
  return { orders: found.filter((order) => order !== undefined) }
}
