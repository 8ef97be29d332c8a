import { CloseButton } from '@mantine/core'
import { useId, type ReactElement, type ReactNode } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import classes from './dialog.module.css'
import { useModal } from './use-modal.ts'

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

/** A modal dialog with its title and a way out. */
export function Dialog(props: Props): ReactElement {
  const { title, onClose, lightDismiss = true, wide, children } = props
  const dialog = useModal(onClose, lightDismiss)
  const id = useId()
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
