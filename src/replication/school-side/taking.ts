import type { Mark } from '../messages/mark.ts'
import type { TransferFailure } from '../messages/shapes.ts'
import type { Fingerprint } from '../rows/fingerprint.ts'
import type { Conversation } from './conversation.ts'
import { exchangeOperations } from './exchange-operations.ts'
import { failureOf } from './failure-of.ts'
import type { SchoolSide, TransferReport } from './school-side.ts'
import type { Sink } from './sink.ts'
import { SourceFailure } from './source.ts'

/** How the school's base takes what was written online, as it was before the transfer opened. */
export type Taking = {
  /** Null: this school takes nothing, or its base cannot be written to now. */
  readonly sink: Sink | null
  readonly ledger: Fingerprint | null
  readonly isQuarantined: boolean
  readonly mark: Mark | null
  readonly failure: TransferFailure | null
}

/** What is in quarantine is tried again first: it may be the base that changed. */
export async function lookAtSink(side: SchoolSide): Promise<Taking> {
  const { sink } = side
  if (sink === null) return noSink
  try {
    const quarantine = await sink.apply([])
    return {
      sink,
      ledger: await sink.fingerprint(),
      isQuarantined: quarantine.length > 0,
      mark: await sink.readMark(),
      failure: null,
    }
  } catch (error) {
    return { ...noSink, failure: sinkFailure(side, error) }
  }
}

export async function takeOperations(
  side: SchoolSide,
  { sink, failure }: Taking,
  conversation: Conversation,
  online: Fingerprint | null,
): Promise<TransferReport['operations']> {
  if (sink === null || online === null) return { ...nothingTaken, failure }
  try {
    return { ...(await exchangeOperations(side, sink, conversation, online)), failure: null }
  } catch (error) {
    return { ...nothingTaken, failure: sinkFailure(side, error) }
  }
}

/**
 * Notes the end of a transfer where it is not noted yet: a base that did not change is not written to. Gives why
 * the base did not let itself be written to; null when it did.
 */
export async function noteMark(
  side: SchoolSide,
  sink: Sink | null,
  mark: Mark,
): Promise<TransferFailure | null> {
  try {
    if (sink !== null && !isSameMark(await sink.readMark(), mark)) await sink.writeMark(mark)
  } catch (error) {
    return sinkFailure(side, error)
  }
  if (!isSameMark(await side.notebook.readMark(), mark)) await side.notebook.writeMark(mark)
  return null
}

export const nothingTaken = { received: 0, givenBack: 0, quarantine: [] } as const

const noSink = {
  sink: null,
  ledger: null,
  isQuarantined: false,
  mark: null,
  failure: null,
} as const

/** Only what somebody in the school can put right; all else is thrown on. */
function sinkFailure(side: SchoolSide, error: unknown): TransferFailure {
  if (!(error instanceof SourceFailure)) throw error
  return { ...failureOf(side, error), code: 'sink-failed' }
}

function isSameMark(one: Mark | null, other: Mark): boolean {
  return one !== null && one.transfer === other.transfer && one.count === other.count
}
