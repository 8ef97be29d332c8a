import { useSyncExternalStore } from 'react'

const stepMs = 30_000

/** The instant in milliseconds, moving every half minute: one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read)
}

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, stepMs)
  return () => {
    clearInterval(timer)
  }
}

function read(): number {
  return Math.floor(Date.now() / stepMs) * stepMs + stepMs
}
