import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { ListSearch } from '#sites/portal/last-list.ts'
import classes from './clients-table.module.css'
import type { Column } from './columns.ts'
import { defaultSortOf } from './list-search.ts'

type Props = {
  readonly columns: readonly Column[]
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** A click sorts; another turns the order round. */
export function ColumnHeaders({ columns, search, onChange }: Props): ReactElement {
  const sorted = search.tri ?? defaultSortOf(search)
  const descending = search.ordre === 'desc'
  const Arrow = descending ? IconArrowDown : IconArrowUp
  return (
    <div role="rowgroup" className={classes.headers}>
      <div role="row" aria-rowindex={1} className={classes.header}>
        {columns.map(({ name, label, sort }) => {
          if (sort === undefined)
            return (
              <div key={name} role="columnheader" data-column={name}>
                {label}
              </div>
            )
          const here = sort === sorted
          return (
            <div
              key={name}
              role="columnheader"
              data-column={name}
              aria-sort={here ? (descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={classes.sort}
                onClick={() => {
                  onChange({ ...search, tri: sort, ordre: here && !descending ? 'desc' : '' })
                }}
              >
                {label}
                {here && <Arrow size="0.875rem" aria-hidden="true" />}
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
