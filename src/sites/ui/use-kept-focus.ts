import { useEffect, useRef, type RefObject } from 'react'

/**
 * When `what` changes and the element that had the focus went with it, the focus stays here: otherwise the
 * next Tab would start again from the top of the page.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, what: unknown): void {
  const seen = useRef(what)
  useEffect(() => {
    if (seen.current === what) return
    seen.current = what
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [place, what])
}
