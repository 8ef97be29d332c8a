import { CloseButton } from '@mantine/core'
import {
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  type ReactElement,
  type ReactNode,
} from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import classes from './dialog.module.css'

type Props = {
  readonly title: string
  /** Absent where it must be answered. */
  readonly onClose?: () => void
  /** Whether a click beside closes it: not where something typed or shown once would be lost. */
  readonly lightDismiss?: boolean
  /** For a table. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function Dialog(props: Props): ReactElement {
  const { title, onClose, lightDismiss = true, wide, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
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
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={classes.dialog}
      data-wide={wide}
      // Elsewhere a second Escape would close it behind React's back.
      closedby={onClose ? 'closerequest' : 'none'}
    >
      <div className={classes.inside}>
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {onClose && <CloseButton aria-label={commonTexts.close} onClick={onClose} />}
        </div>
        {children}
      </div>
    </dialog>
  )
}
