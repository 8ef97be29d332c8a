import type { ReactElement } from 'react'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import classes from './keys-page.module.css'

type Props = { readonly text: string; readonly what: string }

/** A code in letters of one width, with its button. */
export function Copied({ text, what }: Props): ReactElement {
  return (
    <span className={classes.copied}>
      <code>{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  )
}
