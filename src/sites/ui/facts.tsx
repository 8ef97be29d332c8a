import type { ReactElement, ReactNode } from 'react'
import classes from './facts.module.css'

/** What is known of something, name by name. */
export function Facts({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className={classes.facts}>{children}</dl>
}

type FactProps = {
  readonly name: string
  /** It takes the whole width. */
  readonly wide?: boolean
  readonly children: ReactNode
}

export function Fact({ name, wide, children }: FactProps): ReactElement {
  return (
    <div data-wide={wide}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
