import type { RowHash } from '../rows/row-hash.ts'

/** The first 64 bits of a hash as 16 hexadecimal digits. */
export type ShortHash = string

/** Many short hashes, 8 bytes each: two words an element. */
export type ShortHashes = Uint32Array

export function shortHash(hash: RowHash): ShortHash {
  return hash.slice(0, 16)
}

/** Of hashes, or of short ones. */
export function packShortHashes(hashes: readonly ShortHash[]): ShortHashes {
  const packed = new Uint32Array(hashes.length * 2)
  for (const [at, hash] of hashes.entries()) {
    packed[at * 2] = Number.parseInt(hash.slice(0, 8), 16)
    packed[at * 2 + 1] = Number.parseInt(hash.slice(8, 16), 16)
  }
  return packed
}

export function unpackShortHashes(packed: ShortHashes): ShortHash[] {
  return Array.from({ length: packed.length / 2 }, (_, at) =>
    spellShortHash(packed[at * 2] ?? 0, packed[at * 2 + 1] ?? 0),
  )
}

export function spellShortHash(high: number, low: number): ShortHash {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
