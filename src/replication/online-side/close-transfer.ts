import type { AnswerOf } from '../messages/answers.ts'
import type { MessageOf } from '../messages/requests.ts'
import type { Answered, OnlineSide } from './answer-message.ts'
import type { Session } from './store.ts'

/** The end of a transfer: everything before it arrived, or it says why not. */
export async function closeTransfer(
  { store }: OnlineSide,
  session: Session,
  message: MessageOf<'close'>,
): Promise<Answered> {
  for (const { module, failure } of message.modules)
    await store.register.moduleFailed(module, failure)
  if (message.ledger !== null) {
    await store.noteQuarantine(message.quarantine)
    if (message.isWholeQuarantine) await store.noteArrived(message.ledger)
  }
  const failure = message.failure ?? message.modules[0]?.failure ?? null
  const isHeld = (await store.countHeld()) > 0
  const outcome = failure === null ? (isHeld ? 'held' : 'done') : 'failed'
  await store.register.end(outcome, failure)
  const answer: AnswerOf<'close'> = { outcome }
  return {
    answer,
    session: { isOpen: false, mark: failure === null ? session.next : session.mark },
  }
}
