import type { AnswerOf } from '../messages/answers.ts'
import { shortHashesPerMessageMax } from '../messages/limits.ts'
import type { MessageOf } from '../messages/requests.ts'
import type { SetShape } from '../messages/shapes.ts'
import { codedSymbols } from '../reconciliation/coded-symbols.ts'
import type { ShortHashes } from '../reconciliation/short-hash.ts'
import { spellShortHashes, spellSymbols } from '../reconciliation/spell-symbols.ts'
import type { Answered, OnlineSide } from './answer-message.ts'
import { reachSent } from './reach-collection.ts'

export async function giveSymbols(
  side: OnlineSide,
  { of, from, length }: MessageOf<'symbols'>,
): Promise<Answered> {
  const set = await readSet(side, of)
  const answer: AnswerOf<'symbols'> = {
    symbols: spellSymbols(codedSymbols(set, from, length)),
    size: set.length / 2,
  }
  return { answer }
}

export async function giveShortHashes(
  side: OnlineSide,
  { of, after }: MessageOf<'ids'>,
): Promise<Answered> {
  const set = await readSet(side, of)
  const start = after === null ? 0 : placeAfter(set, after)
  const end = Math.min(set.length, start + shortHashesPerMessageMax * 2)
  const answer: AnswerOf<'ids'> = {
    ids: spellShortHashes(set.subarray(start, end)),
    more: end < set.length,
  }
  return { answer }
}

function readSet({ store, catalogue }: OnlineSide, of: SetShape): Promise<ShortHashes> {
  return of.kind === 'operations'
    ? store.operationHashes()
    : store.shortHashes(reachSent(catalogue, of.collection), of.kind)
}

/** The place of the first element greater than this one, by bisection. */
function placeAfter(set: ShortHashes, after: string): number {
  const high = Number.parseInt(after.slice(0, 8), 16)
  const low = Number.parseInt(after.slice(8), 16)
  let [from, to] = [0, set.length / 2]
  while (from < to) {
    const middle = (from + to) >>> 1
    const [h, l] = [set[middle * 2] ?? 0, set[middle * 2 + 1] ?? 0]
    if (h > high || (h === high && l > low)) to = middle
    else from = middle + 1
  }
  return from * 2
}
