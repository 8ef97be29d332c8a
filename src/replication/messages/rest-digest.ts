import { hash } from 'node:crypto'
import type { Fingerprint } from '../rows/fingerprint.ts'

export type Stated = {
  readonly name: string
  readonly version: number
  readonly fingerprint: Fingerprint
}

/** One digest over collections that both sides believe to be equal: SHA-256 over a line each, in order of name. */
export function restDigest(collections: readonly Stated[]): string {
  const lines = collections
    .map(({ name, version, fingerprint }) =>
      // Empty is empty, in whatever version.
      [name, fingerprint.count === 0 ? 0 : version, fingerprint.count, fingerprint.hash].join(' '),
    )
    .sort()
  return hash('sha256', lines.join('\n'), 'hex')
}
