import { useSyncExternalStore } from 'react'

const stepMs = 30_000

/** The instant in milliseconds, moving every half minute: one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read)
}

const listeners = new Set<() => void>()
let clock: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  clock ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, stepMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(clock)
    clock = undefined
  }
}

function read(): number {
  return Math.floor(Date.now() / stepMs) * stepMs + stepMs
}
