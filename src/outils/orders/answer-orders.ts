import type { Order, OrderKind } from '#contracts/orders.ts'
import { isExpected } from '../failures.ts'
import type { Attachment } from '../folder/attachment.ts'
import { answerJournalOrder } from '../journal/send-journal.ts'
import type { Run, RunEvent } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { answerCheck } from '../online-service/answer-check.ts'
import { forChecks } from '../online-service/check-gates.ts'
import { performOrderedTransfer } from '../transfers/order-transfer.ts'

/** How each kind is done and answered; another kind is one more line. */
const answers: Readonly<
  Record<OrderKind, (run: Run, attachment: Attachment, orderId: string) => Promise<RunEvent>>
> = {
  'check-online-service': answerCheck,
  'send-journal': answerJournalOrder,
  'start-transfer': (run) => performOrderedTransfer(run, { complete: false }),
  'start-complete-transfer': (run) => performOrderedTransfer(run, { complete: true }),
}

/** Does each, and tells it. One that cannot be answered keeps none of the others; it is thrown at the end. */
export async function answerOrders(
  run: Run,
  attachment: Attachment,
  orders: readonly Order[],
  tell: (event: RunEvent) => void,
): Promise<void> {
  const failures: unknown[] = []
  for (const { id, kind } of orders)
    try {
      tell(await answers[kind](run, attachment, id))
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw failures.find((error) => !isExpected(error)) ?? failures[0]
}

/** What is asked of a machine that does not listen, at its contact. A "no" fails nothing: it is asked again at the next. */
export async function answerWaitingOrders(
  run: Run,
  attachment: Attachment,
): Promise<readonly RunEvent[]> {
  const answered: RunEvent[] = []
  try {
    const { orders } = await withAttachedService(forChecks(run), attachment, (call) =>
      call('GET /agent/orders', { query: { wait: 0 } }),
    )
    await answerOrders(run, attachment, orders, (event) => answered.push(event))
  } catch (error) {
    if (!isExpected(error)) throw error
  }
  return answered
}
