import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ListSearch } from '#sites/portal/last-list.ts'
import classes from './fleet.module.css'

type Props = {
  readonly count: number
  /** What a reader hears: the number and whom it counts. */
  readonly label: string
  readonly search: ListSearch
  readonly strong?: boolean
}

/** A number that opens the list of those it counts; none opens nothing. */
export function CountLink({ count, label, search, strong = false }: Props): ReactElement {
  if (count === 0) return <span className={classes.none}>0</span>
  return (
    <Link
      to="/"
      search={search}
      aria-label={label}
      className={strong ? classes.many : classes.some}
    >
      {count.toLocaleString('fr-FR')}
    </Link>
  )
}
