import { emptySymbols, type CodedSymbols } from './coded-symbols.ts'
import type { ShortHashes } from './short-hash.ts'

/** 16 bytes a symbol: high, low, check, count, big-endian. */
export const symbolBytes = 16

export function spellSymbols({ high, low, check, count }: CodedSymbols): string {
  const bytes = Buffer.alloc(count.length * symbolBytes)
  for (let at = 0; at < count.length; at++) {
    bytes.writeUInt32BE(high[at] ?? 0, at * symbolBytes)
    bytes.writeUInt32BE(low[at] ?? 0, at * symbolBytes + 4)
    bytes.writeUInt32BE(check[at] ?? 0, at * symbolBytes + 8)
    bytes.writeInt32BE(count[at] ?? 0, at * symbolBytes + 12)
  }
  return bytes.toString('base64')
}

/** Undefined when it is not `length` symbols. */
export function readSymbols(text: string, length: number): CodedSymbols | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== length * symbolBytes) return undefined
  const symbols = emptySymbols(length)
  for (let at = 0; at < length; at++) {
    symbols.high[at] = bytes.readUInt32BE(at * symbolBytes)
    symbols.low[at] = bytes.readUInt32BE(at * symbolBytes + 4)
    symbols.check[at] = bytes.readUInt32BE(at * symbolBytes + 8)
    symbols.count[at] = bytes.readInt32BE(at * symbolBytes + 12)
  }
  return symbols
}

/** 8 bytes a short hash, big-endian. */
export function spellShortHashes(hashes: ShortHashes): string {
  const bytes = Buffer.alloc(hashes.length * 4)
  for (let at = 0; at < hashes.length; at++) bytes.writeUInt32BE(hashes[at] ?? 0, at * 4)
  return bytes.toString('base64')
}

/** Undefined when it is not a whole number of them. */
export function readShortHashes(text: string): ShortHashes | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length % 8 !== 0) return undefined
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(at * 4))
}

/** Symbols that follow one another. */
export function joinSymbols(first: CodedSymbols, then: CodedSymbols): CodedSymbols {
  const joined = emptySymbols(first.count.length + then.count.length)
  for (const list of ['high', 'low', 'check', 'count'] as const) {
    joined[list].set(first[list])
    joined[list].set(then[list], first.count.length)
  }
  return joined
}
