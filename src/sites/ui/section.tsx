import { useId, type ReactElement, type ReactNode } from 'react'
import classes from './section.module.css'

type Props = {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A card of a page: its heading, what can be done, its content. */
export function Section({ title, actions, children }: Props): ReactElement {
  const id = useId()
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
