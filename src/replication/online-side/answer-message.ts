import { hash } from 'node:crypto'
import { refuse } from '#contracts/refuse.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { packBody, unpackBody } from '../messages/envelope.ts'
import { AgentMessage, type MessageOf } from '../messages/requests.ts'
import { closeTransfer } from './close-transfer.ts'
import { commitModule } from './commit-module.ts'
import { giveOperations, takeBackOperations } from './exchange-operations.ts'
import { giveShortHashes, giveSymbols } from './give-set.ts'
import { openTransfer } from './open-transfer.ts'
import { markForRemoval, stageRows, unstageRows } from './stage-rows.ts'
import type { Session, Store } from './store.ts'

export type OnlineSide = { readonly store: Store; readonly catalogue: Catalogue }

/** What a message does to the session, beside its number. */
export type Answered = { readonly answer: unknown; readonly session?: Partial<Session> }

/**
 * Answers one message of a school's agent, in one transaction. Throws Refusal, and then nothing has changed. The
 * same message again is answered the same and done once.
 */
export async function answerMessage(side: OnlineSide, body: Buffer): Promise<Buffer> {
  const opened = unpackBody(body)
  if ('fault' in opened)
    refuse(
      opened.fault === 'too-large' ? 'transfer-message-too-large' : 'transfer-message-unreadable',
    )
  const parsed = AgentMessage.safeParse(opened.content)
  if (!parsed.success)
    refuse('transfer-message-refused', { where: placeOf(parsed.error.issues[0]?.path) })
  const digest = hash('sha256', body, 'hex')
  return packBody(await answerOnce(side, parsed.data, digest), opened.compression)
}

async function answerOnce(
  side: OnlineSide,
  message: AgentMessage,
  digest: string,
): Promise<unknown> {
  const session = await side.store.lockSession()
  const number = message.type === 'open' ? 0 : message.number
  const isAgain =
    message.transfer === session.transfer && number === session.number && digest === session.digest
  if (isAgain && session.answer !== null) return session.answer
  if (message.type === 'open') {
    if (await side.store.knowsTransfer(message.transfer)) refuse('transfer-out-of-order')
  } else requireNext(session, message, isAgain)

  const { answer, session: changes } = await perform(side, session, message)
  await side.store.saveSession({
    ...session,
    number,
    digest,
    answer: readings.has(message.type) ? null : answer,
    ...changes,
  })
  return answer
}

/** Nothing but reading: done again rather than kept. */
const readings: ReadonlySet<AgentMessage['type']> = new Set(['symbols', 'ids', 'pull'])

function requireNext(
  session: Session,
  message: Exclude<AgentMessage, MessageOf<'open'>>,
  isAgain: boolean,
): void {
  const isCurrent = message.transfer === session.transfer && message.fence === session.fence
  if (!isCurrent || !session.isOpen) refuse('transfer-superseded')
  if (message.number <= session.number && !isAgain) refuse('transfer-out-of-order')
}

function perform(side: OnlineSide, session: Session, message: AgentMessage): Promise<Answered> {
  switch (message.type) {
    case 'open':
      return openTransfer(side, session, message)
    case 'symbols':
      return giveSymbols(side, message)
    case 'ids':
      return giveShortHashes(side, message)
    case 'stage':
      return stageRows(side, message)
    case 'unstage':
      return unstageRows(side, message)
    case 'remove':
      return markForRemoval(side, message)
    case 'commit':
      return commitModule(side, message)
    case 'pull':
      return giveOperations(side, message)
    case 'give-back':
      return takeBackOperations(side, message)
    case 'close':
      return closeTransfer(side, session, message)
  }
}

function placeOf(path: readonly PropertyKey[] | undefined): string {
  return path === undefined || path.length === 0 ? 'le message' : path.map(String).join('.')
}
