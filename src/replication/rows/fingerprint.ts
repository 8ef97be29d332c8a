import type { RowHash } from './row-hash.ts'

/** Of a set of rows: how many, and the exclusive or of their hashes. Equal sets have equal ones, in any order. */
export type Fingerprint = { readonly count: number; readonly hash: string }

const zero = '0'.repeat(32)
export const emptyFingerprint: Fingerprint = { count: 0, hash: zero }

export function sameFingerprint(one: Fingerprint, other: Fingerprint): boolean {
  return one.count === other.count && one.hash === other.hash
}

/** A fingerprint that rows are added to and taken from. */
export function fingerprinting(start: Fingerprint = emptyFingerprint) {
  const words = wordsOf(start.hash)
  let { count } = start
  const mix = (hash: RowHash): void => {
    for (let at = 0; at < 4; at++) words[at] = (words[at] ?? 0) ^ wordAt(hash, at * 8)
  }
  return {
    add: (hash: RowHash): void => {
      count += 1
      mix(hash)
    },
    remove: (hash: RowHash): void => {
      count -= 1
      mix(hash)
    },
    value: (): Fingerprint => ({
      count,
      hash: [...words].map((word) => word.toString(16).padStart(8, '0')).join(''),
    }),
  }
}

export function fingerprintOf(hashes: Iterable<RowHash>): Fingerprint {
  const whole = fingerprinting()
  for (const hash of hashes) whole.add(hash)
  return whole.value()
}

function wordsOf(hash: string): Uint32Array {
  return Uint32Array.from({ length: 4 }, (_, at) => wordAt(hash, at * 8))
}

/** Eight hexadecimal digits in lower case, without making a text of them. */
function wordAt(hash: string, start: number): number {
  let word = 0
  for (let at = start; at < start + 8; at++) {
    const code = hash.charCodeAt(at)
    word = (word << 4) | (code < 58 ? code - 48 : code - 87)
  }
  return word
}
