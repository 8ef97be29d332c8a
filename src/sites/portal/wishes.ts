import { useEffect, useEffectEvent } from 'react'

/** What the palette asks of a page that may not be open yet. */
export type Wish = 'daily-password' | 'bulk-issue' | 'launch-transfer'

let wished: Wish | undefined
const listeners = new Set<() => void>()

/** Granted by the page that can, at once or when it opens; the last one alone counts. */
export function wishFor(wish: Wish | undefined): void {
  wished = wish
  for (const listener of listeners) listener()
}

export function useWish(wish: Wish, grant: () => void): void {
  const granted = useEffectEvent(grant)
  useEffect(() => {
    const look = (): void => {
      if (wished !== wish) return
      wished = undefined
      granted()
    }
    look()
    listeners.add(look)
    return () => {
      listeners.delete(look)
    }
  }, [wish])
}
