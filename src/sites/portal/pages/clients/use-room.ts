import { useSyncExternalStore } from 'react'

/** How wide the window is, in rem, whole ones. */
export function useRoom(): number {
  return useSyncExternalStore(subscribe, () => room)
}

let room = measured()

function subscribe(listener: () => void): () => void {
  const listeners = new AbortController()
  const { signal } = listeners
  const measure = (): void => {
    room = measured()
    listener()
  }
  addEventListener('resize', measure, { signal })
  measure()
  return () => {
    listeners.abort()
  }
}

/** Asked when the window changes, not at each rendering, for which the browser would have to stop and compute styles. */
function measured(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Math.floor(window.innerWidth / rem)
}
