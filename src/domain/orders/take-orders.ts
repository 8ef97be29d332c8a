import type { Order } from '#contracts/orders.ts'
import { takeJournalOrders } from '#domain/agent-journal/receive-journal.ts'
import { takeCheckOrders } from '#domain/online-service/check-service.ts'
import { takeTransferOrders } from '#domain/transfers/take-transfer-orders.ts'
import type { Work } from '#platform/work/work.ts'

/** Each gives what waits of its kind for the agent that asks; the one that the most people wait for first. */
const takers: readonly ((work: Work) => Promise<readonly Order[]>)[] = [
  takeCheckOrders,
  takeTransferOrders,
  takeJournalOrders,
]

/** What waits for the agent that asks: what it answers until it has, a transfer once. */
export async function takeOrders(work: Work): Promise<{ orders: Order[] }> {
  work.allow('agent:own')
  const orders: Order[] = []
  for (const take of takers) orders.push(...(await take(work)))
  return { orders }
}
