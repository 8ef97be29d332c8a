import { useEffect, useEffectEvent } from 'react'

/** What the palette asks of a page that may not be open yet. */
export type Wish =
  | 'daily-password'
  | 'bulk-issue'
  | 'launch-transfer'
  /** Of that client. */
  | `supervise:${string}`

let wished: Wish | undefined
const listeners = new Set<() => void>()

/** Granted by the page that can, at once or when it opens; the last one alone counts. */
export function wishFor(wish: Wish | undefined): void {
  wished = wish
  for (const listener of listeners) listener()
}

/** Unless it was granted or another one came after it. */
export function dropWish(wish: Wish): void {
  if (wished === wish) wished = undefined
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
