import { useId, type ReactElement, type ReactNode } from 'react'
import classes from './section.module.css'

type Props = {
  /** Absent where the heading of the page says it already. */
  readonly title?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A card of a page: its heading, what can be done, its content. */
export function Section({ title, actions, children }: Props): ReactElement {
  const id = useId()
  if (title === undefined) return <div className={classes.section}>{children}</div>
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
