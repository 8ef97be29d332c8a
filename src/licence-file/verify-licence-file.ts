import { readEnvelope } from './envelope.ts'
import { judgeClock } from './judge-clock.ts'
import type { Clock, ClockWarning } from './judge-clock.ts'
import type { GeneralJws } from './general-jws.ts'
import type { Roots } from './keys.ts'
import type { LicencePayload } from './licence-payload.ts'
import { licenceRefusal } from './licence-refusals.ts'
import type { LicenceRefusal, LicenceRefusalCode } from './licence-refusals.ts'
import { openLicence, type KeyRingMemory, type OpenedLicence } from './open-licence.ts'
import { followRoots } from './roots-chain.ts'

export type Trust = KeyRingMemory & {
  /** Built into the software, never read from a file that can be written to. */
  roots: Roots
  /** The signed documents that lead from those roots to later ones, as they came. */
  rootsChain?: unknown
  /** The highest version of the roots this machine has followed. */
  rootsVersionLeast?: number
  /** The school the machine belongs to; `id` is known only once enrolled. */
  client?: { ogec: string; id?: string }
  clock: Clock
}

/** What a genuine licence meant for this machine says, and the marks the machine is to keep. */
export type Facts = {
  licence: LicencePayload
  warnings: readonly ClockWarning[]
  rootsVersion: number
  keyRingVersion: number
  keyRing: GeneralJws
  highWater: Date
  resetApplied: Date
}

export type Verdict =
  | ({ state: 'in-force'; until: Date } & Facts)
  | ({ state: 'in-grace'; since: Date; until: Date } & Facts)
  | ({ state: 'not-yet'; from: Date } & Facts & LicenceRefusal)
  | ({ state: 'expired'; since: Date } & Facts & LicenceRefusal)
  | ({ state: 'refused' } & LicenceRefusal)

/**
 * The whole decision on the bytes of a `.lic` file: there is no second question to ask, and only
 * `in-force` and `in-grace` open anything. Never rejects, whatever the bytes.
 */
export async function verifyLicenceFile(file: Uint8Array, trust: Trust): Promise<Verdict> {
  const opened = openForClient(file, trust)
  return typeof opened === 'string' ? refused(opened) : judge(opened, trust)
}

/**
 * The licence when it is genuine and this school's, or the code of the refusal, whatever the date: for the
 * password of the day alone, which holds though the licence has expired. It opens nothing else.
 */
export function readGenuineLicence(
  file: Uint8Array,
  trust: Omit<Trust, 'clock'>,
): LicencePayload | LicenceRefusalCode {
  const opened = openForClient(file, trust)
  return typeof opened === 'string' ? opened : opened.licence
}

type Opened = OpenedLicence & { rootsVersion: number }

function openForClient(file: Uint8Array, trust: Omit<Trust, 'clock'>): Opened | LicenceRefusalCode {
  const envelope = readEnvelope(file)
  if (typeof envelope === 'string') return envelope
  const roots = followRoots(trust.roots, trust.rootsChain)
  if (!(roots.version >= (trust.rootsVersionLeast ?? 0))) return 'L-06'
  const opened = openLicence(envelope, roots, trust)
  if (typeof opened === 'string') return opened
  const { client } = trust
  if (client && client.ogec !== opened.licence.ogec) return 'L-14'
  if (client?.id !== undefined && client.id !== opened.licence.sub) return 'L-15'
  return { ...opened, rootsVersion: roots.version }
}

function judge({ licence, ring, keyRing, rootsVersion }: Opened, { clock }: Trust): Verdict {
  const judged = judgeClock(clock, licence)
  if (!judged) return refused('L-16')

  const facts: Facts = { licence, rootsVersion, keyRingVersion: ring.version, keyRing, ...judged }
  const now = clock.now.getTime()
  const from = at(licence.nbf)
  const end = at(licence.exp)
  const graceEnd = at(licence.exp + licence.grc)
  if (now >= graceEnd.getTime())
    return { state: 'expired', since: graceEnd, ...facts, ...licenceRefusal('L-18') }
  // After the week, so that last year's file is said to be expired rather than suspicious.
  if (now >= at(ring.exp).getTime()) return refused('L-08')
  if (now < from.getTime()) return { state: 'not-yet', from, ...facts, ...licenceRefusal('L-17') }
  if (now < end.getTime()) return { state: 'in-force', until: end, ...facts }
  return { state: 'in-grace', since: end, until: graceEnd, ...facts }
}

function refused(code: LicenceRefusalCode): Verdict {
  return { state: 'refused', ...licenceRefusal(code) }
}

function at(seconds: number): Date {
  return new Date(seconds * 1000)
}
