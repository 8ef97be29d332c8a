import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Hears the keys pressed on any row, once for all of them. */
export function useRowKeys(
  body: RefObject<HTMLElement | null>,
  press: (event: KeyboardEvent) => void,
): void {
  const pressed = useEffectEvent(press)
  useEffect(() => {
    const listeners = new AbortController()
    const listen = (event: KeyboardEvent): void => {
      pressed(event)
    }
    body.current?.addEventListener('keydown', listen, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [body])
}
