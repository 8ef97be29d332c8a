import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function useModal(
  onClose: (() => void) | undefined,
  /** Whether a click beside closes it. */
  lightDismiss: boolean,
): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  const cancel = useEffectEvent((event: Event) => {
    event.preventDefault()
    onClose?.()
  })
  const press = useEffectEvent(({ target }: Event) => {
    if (lightDismiss && target === dialog.current) onClose?.()
  })
  // Closed before it leaves the page, else the browser gives the focus back to nobody.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    const listeners = new AbortController()
    const { signal } = listeners
    element.addEventListener(
      'cancel',
      (event) => {
        cancel(event)
      },
      { signal },
    )
    element.addEventListener(
      'mousedown',
      (event) => {
        press(event)
      },
      { signal },
    )
    element.showModal()
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      listeners.abort()
      element.close()
    }
  }, [])
  return dialog
}
