import type { KeyRing, RingKey } from '#licence-file/key-ring.ts'
import type { PublicJwk } from '#licence-file/keys.ts'

/** More than a school year. From then on nothing is issued until the key ring is renewed. */
const lifeSeconds = 400 * 24 * 3600
/** Clocks differ a little: a key made this minute must hold on a machine that is behind. */
const earlierSeconds = 3600

/** A ring that holds from now on for its usual life. */
export function ringOf(version: number, keys: readonly RingKey[], now: Date): KeyRing {
  return { v: 1, version, exp: secondsOf(now) - earlierSeconds + lifeSeconds, keys }
}

export function ringKeyOf({ kid, x }: PublicJwk, now: Date): RingKey {
  const nbf = secondsOf(now) - earlierSeconds
  return { kid, use: 'licence', x, nbf, exp: nbf + lifeSeconds }
}

export function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}
