import type { GeneralJws } from '../general-jws.ts'
import type { Roots } from '../keys.ts'
import type { Trust, Verdict } from '../verify-licence-file.ts'

// The shape of vectors.json, which docs/licences.md explains.

/** A file is UTF-8 text, or bytes in hexadecimal. */
export type Vectors = {
  roots: Roots
  files: Record<string, string | { hex: string }>
  verdicts: readonly VerdictVector[]
  passwords: readonly PasswordVector[]
}

export type VerdictVector = Known & {
  name: string
  file: string
  now: string
  state: Verdict['state']
  code?: string
  warnings?: readonly string[]
  marks?: Marks
}

/** What the machine knows; absent is unknown. */
export type Known = {
  client?: { ogec: string; id?: string }
  roots?: Roots
  rootsChain?: readonly GeneralJws[]
  rootsVersionLeast?: number
  keyRing?: GeneralJws
  keyRingVersionLeast?: number
  highWater?: string
  resetApplied?: string
}

export type Marks = {
  highWater: string
  resetApplied: string
  keyRingVersion: number
  rootsVersion: number
}

export type PasswordVector = {
  name: string
  files: readonly string[]
  now: string
  typed: string
  state: 'right' | 'wrong' | 'no-verifier'
  day?: string
}

export function trustOf(vector: VerdictVector, roots: Roots): Trust {
  const { now, client, rootsChain, rootsVersionLeast, keyRing, keyRingVersionLeast } = vector
  const { highWater, resetApplied } = vector
  return {
    roots: vector.roots ?? roots,
    ...(client && { client }),
    ...(rootsChain && { rootsChain }),
    ...(rootsVersionLeast !== undefined && { rootsVersionLeast }),
    ...(keyRing && { keyRing }),
    ...(keyRingVersionLeast !== undefined && { keyRingVersionLeast }),
    clock: {
      now: new Date(now),
      ...(highWater !== undefined && { highWater: new Date(highWater) }),
      ...(resetApplied !== undefined && { resetApplied: new Date(resetApplied) }),
    },
  }
}

/** What must come out of a verdict, as a vector writes it. */
export function outcomeOf(
  verdict: Verdict,
): Pick<VerdictVector, 'state' | 'code' | 'warnings' | 'marks'> {
  const { state } = verdict
  if (state === 'refused') return { state, code: verdict.code }
  const { warnings, highWater, resetApplied, keyRingVersion, rootsVersion } = verdict
  return {
    state,
    ...('code' in verdict && { code: verdict.code }),
    warnings: warnings.map(({ kind }) => kind),
    marks: {
      highWater: written(highWater),
      resetApplied: written(resetApplied),
      keyRingVersion,
      rootsVersion,
    },
  }
}

export function bytesOf(file: string | { hex: string } = ''): Buffer {
  return typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.hex, 'hex')
}

function written(instant: Date): string {
  return instant.toISOString().replace('.000Z', 'Z')
}
