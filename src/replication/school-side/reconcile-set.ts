import type { SetShape } from '../messages/shapes.ts'
import { symbolsPerMessageMax } from '../messages/limits.ts'
import { codedSymbols, type CodedSymbols } from '../reconciliation/coded-symbols.ts'
import {
  estimateDifference,
  findDifference,
  subtractSymbols,
  type Difference,
} from '../reconciliation/find-difference.ts'
import {
  packShortHashes,
  shortHash,
  unpackShortHashes,
  type ShortHash,
} from '../reconciliation/short-hash.ts'
import {
  joinSymbols,
  readShortHashes,
  readSymbols,
  symbolBytes,
} from '../reconciliation/spell-symbols.ts'
import type { RowHash } from '../rows/row-hash.ts'
import type { Conversation } from './conversation.ts'
import { ExchangeFailure } from './exchange.ts'

const firstSymbols = 64
const shortHashBytes = 8
const roundsMax = 40
const pagesMax = 1000

/**
 * Finds which short hashes only one side has: by coded symbols, or by the list of all where that costs less.
 * `sizeThere` is what the online side said of its set.
 */
export async function reconcileSet(
  conversation: Conversation,
  of: SetShape,
  here: readonly RowHash[],
  sizeThere: number,
): Promise<Difference> {
  if (sizeThere === 0) return { onlyHere: here.map(shortHash), onlyThere: [] }
  const bySymbols =
    here.length === 0 ? undefined : await compareSymbols(conversation, of, here, sizeThere)
  return bySymbols ?? compareLists(here, await fetchAll(conversation, of))
}

async function compareSymbols(
  conversation: Conversation,
  of: SetShape,
  here: readonly RowHash[],
  sizeThere: number,
): Promise<Difference | undefined> {
  const set = packShortHashes(here)
  const listBytes = sizeThere * shortHashBytes
  let difference: CodedSymbols | undefined
  let wanted = firstSymbols
  for (let round = 0; round < roundsMax && wanted * symbolBytes <= listBytes; round++) {
    const from = difference?.count.length ?? 0
    const length = Math.min(wanted - from, symbolsPerMessageMax)
    const answer = await conversation.send('symbols', { of, from, length })
    const there = readSymbols(answer.symbols, length)
    if (there === undefined) throw new ExchangeFailure('unreachable', 'answer-not-understood')
    const part = subtractSymbols(codedSymbols(set, from, length), there)
    difference = difference === undefined ? part : joinSymbols(difference, part)
    const found = findDifference(difference)
    if (found !== undefined) return found
    const reached = difference.count.length
    if (reached >= wanted)
      wanted = Math.max(Math.ceil(reached * 1.3), Math.ceil(estimateDifference(difference) * 1.4))
  }
  return undefined
}

async function fetchAll(conversation: Conversation, of: SetShape): Promise<ShortHash[]> {
  const all: ShortHash[] = []
  for (let page = 0; page < pagesMax; page++) {
    const { ids, more } = await conversation.send('ids', { of, after: all.at(-1) ?? null })
    const packed = readShortHashes(ids)
    if (packed === undefined) throw new ExchangeFailure('unreachable', 'answer-not-understood')
    for (const id of unpackShortHashes(packed)) all.push(id)
    if (!more) return all
  }
  throw new Error('A list of short hashes does not end.')
}

function compareLists(here: readonly RowHash[], there: readonly ShortHash[]): Difference {
  const [hereIds, thereIds] = [new Set(here.map(shortHash)), new Set(there)]
  return {
    onlyHere: [...hereIds].filter((id) => !thereIds.has(id)),
    onlyThere: [...thereIds].filter((id) => !hereIds.has(id)),
  }
}
