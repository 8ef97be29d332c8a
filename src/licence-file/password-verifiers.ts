import { decodeStrictly } from './base64url.ts'
import { isCount, isObject } from './json.ts'

/** What a licence carries (`mdj`) so that the password of a day is checked without what makes it. */
export type PasswordVerifiers = {
  v: 1
  /** The cost of argon2id, one lane: memory in KiB, passes. */
  m: number
  t: number
  /** The salt of the scope: 16 bytes in base64url. */
  sel: string
  /** The first day, YYYY-MM-DD. */
  du: string
  /** One hash a day from then on: 16 bytes in base64url each. */
  h: readonly string[]
}

/** Five weeks: a school without network for that long is still helped. */
export const verifierDays = 35

export function isPasswordVerifiers(value: unknown): value is PasswordVerifiers {
  if (!isObject(value)) return false
  const { v, m, t, sel, du, h } = value
  return (
    v === 1 &&
    isCount(m) &&
    m >= 8 &&
    m <= memoryKibMax &&
    isCount(t) &&
    t >= 1 &&
    t <= passesMax &&
    isSixteenBytes(sel) &&
    isRealDay(du) &&
    Array.isArray(h) &&
    h.length <= daysMax &&
    h.every(isSixteenBytes)
  )
}

/** 30 February is refused, which Date.parse reads as a day in March. */
function isRealDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(value)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
}

function isSixteenBytes(value: unknown): boolean {
  return typeof value === 'string' && decodeStrictly(value)?.length === 16
}

/** What a signed licence may ask of a machine: one gibibyte for a moment. */
const memoryKibMax = 1024 * 1024
const passesMax = 16
const daysMax = 70
