import type { ReactElement, ReactNode } from 'react'
import classes from './empty-state.module.css'

type Props = { readonly title: string; readonly text: string; readonly children?: ReactNode }

/** Nothing to show: says how to begin. */
export function EmptyState({ title, text, children }: Props): ReactElement {
  return (
    <div className={classes.empty}>
      <strong>{title}</strong>
      <p>{text}</p>
      {children}
    </div>
  )
}
