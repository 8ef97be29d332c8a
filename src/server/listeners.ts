/** Agents that wait for orders, by school; and how to wake them. */
export type Listeners = {
  /** Waits until somebody wakes this school, or `ms` are over, or the house closes. */
  listen(clientId: string, ms: number): { readonly heard: Promise<void>; stop(): void }
  readonly wake: (clientId: string) => void
  /** Whether an agent of this school listens, or did a moment ago: between two polls it is still there. */
  readonly isListening: (clientId: string) => boolean
  close(): void
}

/** Of one school: a machine that lost its connection and came back is the only one that counts. */
const perSchoolMax = 2
const momentMs = 5000

export function openListeners(now: () => number = Date.now): Listeners {
  const waiting = new Map<string, Set<() => void>>()
  const lastHere = new Map<string, number>()
  let closed = false

  const wake = (clientId: string): void => {
    for (const resolve of waiting.get(clientId) ?? []) resolve()
  }

  return {
    listen: (clientId, ms) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const ofSchool = waiting.get(clientId) ?? new Set()
      waiting.set(clientId, ofSchool)
      if (ofSchool.size >= perSchoolMax) ofSchool.values().next().value?.()
      ofSchool.add(resolve)
      const timer = setTimeout(resolve, closed ? 0 : ms)
      const stop = (): void => {
        clearTimeout(timer)
        ofSchool.delete(resolve)
        if (ofSchool.size === 0) waiting.delete(clientId)
        lastHere.delete(clientId) // so that the map stays in the order of time
        lastHere.set(clientId, now())
        forgetOld()
      }
      return { heard: promise, stop }
    },
    wake,
    isListening: (clientId) =>
      waiting.has(clientId) || now() - (lastHere.get(clientId) ?? -Infinity) < momentMs,
    close: () => {
      closed = true
      for (const clientId of waiting.keys()) wake(clientId)
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
