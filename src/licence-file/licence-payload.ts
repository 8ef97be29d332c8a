import type { IsoWeek } from '#base/iso-week.ts'
import { parseOgecCode } from '#base/ogec-code.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import { isCount, isObject, isSeconds, isText } from './json.ts'
import { isPasswordVerifiers, type PasswordVerifiers } from './password-verifiers.ts'

/** What a licence says; instants are UTC seconds since 1970. */
export type LicencePayload = {
  v: 1
  /** The publisher that issues it. */
  iss: string
  aud: typeof licenceAudience
  /** The licence's own identifier. */
  jti: string
  /** The client's identifier. */
  sub: string
  ogec: OgecCode
  uai?: string
  nom: string
  sem: IsoWeek
  tz: string
  iat: number
  nbf: number
  exp: number
  /** Grace after `exp`, in seconds, at most 7 days. */
  grc: number
  /** The modules of the contract. */
  mod: readonly string[]
  /** The limits of the contract, such as a number of pupils. */
  lim: Readonly<Record<string, number>>
  /** The verifiers of the password of the day. */
  mdj?: PasswordVerifiers
  /** When it was asked that a machine whose clock once ran ahead starts again: `iat`, or shortly before. */
  raz_horloge?: number
}

export const licenceAudience = 'logiciel-etablissement'

/**
 * The payload, or undefined when a field is missing, of the wrong type or out of bounds. Another `v`
 * is refused, since its fields may mean something else; unknown fields are dropped, so that the
 * software installed today reads the licences of tomorrow.
 */
export function readPayload(claims: unknown): LicencePayload | undefined {
  if (!isObject(claims)) return undefined
  const known = Object.entries(fields).map(([name, isValid]) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined
    return { name, value, valid: value === undefined ? optional.has(name) : isValid(value) }
  })
  if (!known.every(({ valid }) => valid)) return undefined
  const given = known.filter(({ name, value }) => value !== undefined && !isLater(name, value))
  const payload = Object.fromEntries(
    given.map(({ name, value }) => [name, value]),
  ) as LicencePayload
  return coversOneWeek(payload) && resetsToItsPast(payload) ? payload : undefined
}

/**
 * A licence lasts one week, 169 hours when clocks go back, and is issued at most a week ahead:
 * otherwise a stolen key that has expired could date licences back to the time when it was valid.
 */
function coversOneWeek({ iat, nbf, exp, grc }: LicencePayload): boolean {
  return (
    nbf < exp &&
    exp - nbf <= 169 * hour &&
    grc <= 168 * hour &&
    iat >= nbf - 168 * hour &&
    iat < exp
  )
}

/** A reset dated ahead would hold the machine back until that date. */
function resetsToItsPast({ iat, raz_horloge: reset }: LicencePayload): boolean {
  return reset === undefined || reset <= iat
}

const hour = 3600

const fields: Record<keyof LicencePayload, (value: unknown) => boolean> = {
  v: (value) => value === 1,
  iss: isText,
  aud: (value) => value === licenceAudience,
  jti: isText,
  sub: isText,
  ogec: isOgecCode,
  uai: isText,
  nom: isText,
  // The shape alone: instants decide, and the calendar would be a dependency to embed.
  sem: (value) => typeof value === 'string' && /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(value),
  tz: isText,
  iat: isSeconds,
  nbf: isSeconds,
  exp: isSeconds,
  grc: isCount,
  mod: (value) => Array.isArray(value) && value.every(isText),
  lim: (value) => isObject(value) && Object.values(value).every(isCount),
  mdj: (value) => isLater('mdj', value) || isPasswordVerifiers(value),
  raz_horloge: isSeconds,
}

const optional: ReadonlySet<string> = new Set(['uai', 'mdj', 'raz_horloge'])

/** Verifiers in a form that a later version brings say nothing here, and refuse nothing. */
function isLater(name: string, value: unknown): boolean {
  return name === 'mdj' && isObject(value) && value['v'] !== 1
}

function isOgecCode(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const parsed = parseOgecCode(value)
  return parsed.ok && parsed.code === value
}
