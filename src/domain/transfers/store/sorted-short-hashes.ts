import type { ShortHashes } from '#replication/reconciliation/short-hash.ts'

/** Short hashes of 8 bytes each, big-endian, in their order. */
export function sortedShortHashes(bytes: Buffer): ShortHashes {
  const sorted = new BigUint64Array(bytes.length / 8)
  for (let at = 0; at < sorted.length; at++) sorted[at] = bytes.readBigUInt64BE(at * 8)
  sorted.sort()
  const words = new Uint32Array(sorted.length * 2)
  for (const [at, value] of sorted.entries()) {
    words[at * 2] = Number(value >> 32n)
    words[at * 2 + 1] = Number(value & 0xffffffffn)
  }
  return words
}
