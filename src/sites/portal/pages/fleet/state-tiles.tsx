import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { StateDot } from '#sites/ui/state-dot.tsx'
import classes from './fleet.module.css'

export type Tile = {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly tone: 'good' | 'coming' | 'bad' | 'quiet'
  readonly search: ListSearch
}

/** How many stand in each state, those that need somebody first. */
export function StateTiles({ tiles }: { readonly tiles: readonly Tile[] }): ReactElement {
  return (
    <ul className={classes.tiles}>
      {tiles.map(({ key, label, count, tone, search }) => (
        <li key={key}>
          <Link to="/" search={search} className={classes.tile} data-none={count === 0}>
            <span className={classes.number}>{count.toLocaleString('fr-FR')}</span>{' '}
            <StateDot tone={count === 0 ? 'quiet' : tone} label={label} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
