import type { Actor } from '#platform/work/actor.ts'
import type { House } from '../house.ts'

/** One request, as far as handlers may know it. */
export type Visit = {
  readonly house: House
  readonly address: string
  readonly browser: string
  readonly actor: Actor
  /** Called when the answer has left, or whoever asked has gone without it. */
  onEnd(act: () => void): void
  cookie(name: CookieName): string | undefined
  /** `null` takes the cookie away. */
  setCookie(name: CookieName, value: string | null, lifeMs?: number): void
}

/** The last two are the admin site’s only. */
export type CookieName =
  | 'session'
  | 'known-browser'
  | 'second-step'
  | 'supervision'
  | 'supervision-start'
