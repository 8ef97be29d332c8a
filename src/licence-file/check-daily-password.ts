import { timingSafeEqual } from 'node:crypto'
import { normaliseCrockford } from '#base/crockford.ts'
import { dailySalt, hashPassword } from './hash-password.ts'
import type { LicencePayload } from './licence-payload.ts'
import type { PasswordVerifiers } from './password-verifiers.ts'

/** `no-verifier`: no licence given knows the day it is; the licence is older than five weeks, or has none. */
export type PasswordVerdict =
  | { state: 'right'; day: string }
  | { state: 'wrong' | 'no-verifier'; today: string }

/**
 * Whether the typed text is the password of the day by one of these genuine licences, though they have
 * expired. The day is that of the licence's time zone; yesterday's password holds until 02:00. Case,
 * spaces, dashes and look-alike letters are forgiven. Each hash takes about a quarter of a second.
 */
export async function checkDailyPassword(
  typed: string,
  licences: readonly Pick<LicencePayload, 'tz' | 'mdj'>[],
  now: Date,
): Promise<PasswordVerdict> {
  const known = licences.flatMap(({ tz, mdj }) =>
    acceptedDays(now, tz).flatMap((day) => verifierOf(mdj, day)),
  )
  const today = acceptedDays(now, licences[0]?.tz ?? 'UTC')[0] ?? ''
  if (known.length === 0) return { state: 'no-verifier', today }
  const password = normaliseCrockford(typed.slice(0, charactersMax))
  let right: string | undefined
  for (const { day, salt, cost, hash } of known) {
    const computed = await hashPassword(password, salt, cost)
    // All are computed, whichever holds: the time tells nothing.
    if (timingSafeEqual(computed, hash)) right = day
  }
  return right === undefined ? { state: 'wrong', today } : { state: 'right', day: right }
}

/** Today in the zone, and yesterday until 02:00; UTC where the zone is not known; none for a date that is none. */
export function acceptedDays(now: Date, zone: string): string[] {
  if (Number.isNaN(now.getTime())) return []
  const { day, hour } = localTime(now, zone)
  const yesterday = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  return hour < 2 ? [day, yesterday] : [day]
}

function verifierOf(mdj: PasswordVerifiers | undefined, day: string) {
  const at = mdj ? Math.round((Date.parse(day) - Date.parse(mdj.du)) / 86_400_000) : -1
  const hash = mdj?.h[at]
  if (!mdj || hash === undefined) return []
  const salt = dailySalt(Buffer.from(mdj.sel, 'base64url'), day)
  const cost = { memoryKib: mdj.m, passes: mdj.t }
  return [{ day, salt, cost, hash: Buffer.from(hash, 'base64url') }]
}

function localTime(now: Date, zone: string): { day: string; hour: number } {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  )
  const day = ['year', 'month', 'day'].map((part) => parts.get(part as 'year')).join('-')
  return { day, hour: Number(parts.get('hour')) }
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const
  try {
    return new Intl.DateTimeFormat('en-CA', { ...fields, hourCycle: 'h23', timeZone })
  } catch {
    return formatFor('UTC')
  }
}

const charactersMax = 64
