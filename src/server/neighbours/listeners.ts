/** Agents that wait for orders, by school; and how to wake them. */
export type Listeners = {
  /** Waits until somebody wakes this school; or `ms` are over, a third one comes, or the house closes. */
  listen(clientId: string, ms: number): Ear
  readonly wake: (clientId: string) => void
  readonly wakeAll: () => void
  /** Whether an agent of this school listens, or did a moment ago: between two polls it is still there. */
  readonly isListening: (clientId: string) => boolean
  /** Lets everybody go, and whoever still comes at once. */
  close(): void
}

export type Ear = {
  readonly heard: Promise<Heard>
  /** Counts no more as listening; hears nothing more. */
  readonly stop: () => void
}
type Heard = 'woken' | 'time-is-up'

/** Of one school: a machine that lost its connection and came back is the only one that counts. */
const perSchoolMax = 2
export const momentMs = 5000

/** `came` is told of every agent that waits, `left` when the last one of a school is gone. */
export function openListeners({
  now = Date.now,
  came = () => {},
  left = () => {},
}: {
  now?: () => number
  came?: (clientId: string, ms: number) => void
  left?: (clientId: string) => void
} = {}): Listeners {
  const waiting = new Map<string, Set<(heard: Heard) => void>>()
  const lastHere = new Map<string, number>()
  let closed = false

  return {
    listen: (clientId, ms) => {
      const { promise, resolve } = Promise.withResolvers<Heard>()
      const ofSchool = waiting.get(clientId) ?? new Set()
      waiting.set(clientId, ofSchool)
      if (ofSchool.size >= perSchoolMax) letOldestGo(ofSchool)
      ofSchool.add(resolve)
      const timer = setTimeout(resolve, closed ? 0 : ms, 'time-is-up')
      came(clientId, ms)
      const stop = (): void => {
        clearTimeout(timer)
        resolve('time-is-up')
        ofSchool.delete(resolve)
        if (ofSchool.size === 0 && waiting.get(clientId) === ofSchool) {
          waiting.delete(clientId)
          left(clientId)
        }
        lastHere.delete(clientId) // so that the map stays in the order of time
        lastHere.set(clientId, now())
        forgetOld()
      }
      return { heard: promise, stop }
    },
    wake: (clientId) => {
      for (const resolve of waiting.get(clientId) ?? []) resolve('woken')
    },
    wakeAll: () => {
      for (const ofSchool of waiting.values()) for (const resolve of ofSchool) resolve('woken')
    },
    isListening: (clientId) =>
      waiting.has(clientId) || now() - (lastHere.get(clientId) ?? -Infinity) < momentMs,
    close: () => {
      closed = true
      for (const ofSchool of waiting.values()) for (const resolve of ofSchool) resolve('time-is-up')
    },
  }

  /** The oldest stand first. */
  function forgetOld(): void {
    for (const [clientId, at] of lastHere) {
      if (now() - at < momentMs) return
      lastHere.delete(clientId)
    }
  }
}

function letOldestGo(ofSchool: Set<(heard: Heard) => void>): void {
  const [oldest] = ofSchool
  if (oldest === undefined) return
  ofSchool.delete(oldest)
  oldest('time-is-up')
}
