import type { ShortHashes } from './short-hash.ts'

/**
 * Coded symbols of a set of short hashes, rateless invertible Bloom lookup tables of Yang, Gilad and Alizadeh,
 * « Practical Rateless Set Reconciliation », arXiv 2402.02668: symbol i sums the elements that fall on it, each
 * with probability 1 / (1 + i / 2). The first n symbols of a set are the same whoever asks and however many
 * they ask for. Element i of each list is symbol i.
 */
export type CodedSymbols = {
  /** Exclusive or of the elements: high and low words. */
  readonly high: Uint32Array
  readonly low: Uint32Array
  /** Exclusive or of a check of each element. */
  readonly check: Uint32Array
  readonly count: Int32Array
}

export function emptySymbols(length: number): CodedSymbols {
  return {
    high: new Uint32Array(length),
    low: new Uint32Array(length),
    check: new Uint32Array(length),
    count: new Int32Array(length),
  }
}

/** Symbols `from` … `from + length - 1` of a set. */
export function codedSymbols(set: ShortHashes, from: number, length: number): CodedSymbols {
  const symbols = emptySymbols(length)
  for (let at = 0; at < set.length; at += 2)
    addElement(symbols, from, set[at] ?? 0, set[at + 1] ?? 0, 1)
  return symbols
}

/** Adds an element to symbols that begin at `from`, or takes it away (`sign` -1). */
export function addElement(
  symbols: CodedSymbols,
  from: number,
  high: number,
  low: number,
  sign: number,
): void {
  const end = from + symbols.count.length
  const check = checkOf(high, low)
  for (let index = 0, state = seedOf(high, low); index < end;) {
    if (index >= from) {
      const at = index - from
      symbols.high[at] = (symbols.high[at] ?? 0) ^ high
      symbols.low[at] = (symbols.low[at] ?? 0) ^ low
      symbols.check[at] = (symbols.check[at] ?? 0) ^ check
      symbols.count[at] = (symbols.count[at] ?? 0) + sign
    }
    state = following(state)
    index += gapAfter(index, state)
  }
}

/** The indices of an element below `end`, as `addElement` takes them. */
export function indicesOf(high: number, low: number, end: number): number[] {
  const indices: number[] = []
  for (let index = 0, state = seedOf(high, low); index < end;) {
    indices.push(index)
    state = following(state)
    index += gapAfter(index, state)
  }
  return indices
}

/** 32 bits that show whether a sum is one element alone. */
export function checkOf(high: number, low: number): number {
  return mix(mix(high ^ 0x9e3779b9) ^ low)
}

function seedOf(high: number, low: number): number {
  return mix(high ^ mix(low ^ 0x85ebca6b)) || 1
}

/** How far the next index lies: equation 5 of the paper for α = 0.5, u uniform in (0, 1]. */
function gapAfter(index: number, state: number): number {
  const u = (state + 1) / 2 ** 32
  return Math.ceil((index + 1.5) * (1 / Math.sqrt(u) - 1)) || 1
}

/** Marsaglia's xorshift over 32 bits. */
function following(state: number): number {
  let next = state
  next ^= next << 13
  next ^= next >>> 17
  next ^= next << 5
  return next >>> 0
}

/** The finaliser of MurmurHash3 over 32 bits. */
function mix(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
