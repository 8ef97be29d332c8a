import { addElement, checkOf, emptySymbols, indicesOf, type CodedSymbols } from './coded-symbols.ts'
import { spellShortHash, type ShortHash } from './short-hash.ts'

/** The short hashes that only one of two sets has. */
export type Difference = { readonly onlyHere: ShortHash[]; readonly onlyThere: ShortHash[] }

/** Of two sets, `here` minus `there`. Both of the same length, from symbol 0. */
export function subtractSymbols(here: CodedSymbols, there: CodedSymbols): CodedSymbols {
  const length = here.count.length
  const difference = emptySymbols(length)
  for (let at = 0; at < length; at++) {
    difference.high[at] = (here.high[at] ?? 0) ^ (there.high[at] ?? 0)
    difference.low[at] = (here.low[at] ?? 0) ^ (there.low[at] ?? 0)
    difference.check[at] = (here.check[at] ?? 0) ^ (there.check[at] ?? 0)
    difference.count[at] = (here.count[at] ?? 0) - (there.count[at] ?? 0)
  }
  return difference
}

/** Peels the symbols of a difference; undefined when there are too few of them. Leaves them as they are. */
export function findDifference(symbols: CodedSymbols): Difference | undefined {
  const length = symbols.count.length
  const left: CodedSymbols = {
    high: symbols.high.slice(),
    low: symbols.low.slice(),
    check: symbols.check.slice(),
    count: symbols.count.slice(),
  }
  const found: Difference = { onlyHere: [], onlyThere: [] }
  const waiting = Array.from({ length }, (_, at) => at).filter((at) => isPure(left, at))
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!isPure(left, at)) continue
    // More elements than there are symbols cannot be: a set that was made to mislead.
    if (found.onlyHere.length + found.onlyThere.length > length) return undefined
    const [high, low, sign] = [left.high[at] ?? 0, left.low[at] ?? 0, left.count[at] ?? 0]
    ;(sign > 0 ? found.onlyHere : found.onlyThere).push(spellShortHash(high, low))
    addElement(left, 0, high, low, -sign)
    for (const index of indicesOf(high, low, length)) if (isPure(left, index)) waiting.push(index)
  }
  const isThrough = left.count.every((count, at) => count === 0 && left.check[at] === 0)
  return isThrough && left.high.every((word) => word === 0) ? found : undefined
}

/**
 * About how many elements differ, from the first symbols of the difference: the count of symbol i is a sum of
 * ±1 of which each falls on it with probability p = 1 / (1 + i / 2), so that its variance is d · p · (1 - p)
 * about net · p. `net` is the difference of the sizes, known exactly from symbol 0. The mean over the symbols.
 */
export function estimateDifference(symbols: CodedSymbols): number {
  const net = symbols.count[0] ?? 0
  let sum = 0
  for (let at = 1; at < symbols.count.length; at++) {
    const p = 1 / (1 + at / 2)
    sum += ((symbols.count[at] ?? 0) - net * p) ** 2 / (p * (1 - p))
  }
  const others = Math.max(1, symbols.count.length - 1)
  return Math.max(Math.abs(net), Math.ceil(sum / others))
}

function isPure({ high, low, check, count }: CodedSymbols, at: number): boolean {
  return Math.abs(count[at] ?? 0) === 1 && check[at] === checkOf(high[at] ?? 0, low[at] ?? 0)
}
