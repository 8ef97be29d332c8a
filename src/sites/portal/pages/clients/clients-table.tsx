import { useMediaQuery } from '@mantine/hooks'
import { useRef, type CSSProperties, type ReactElement } from 'react'
import type { ClientPage } from '#contracts/clients.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { ClientLine } from './client-line.tsx'
import { useClientRows } from './client-windows.ts'
import classes from './clients-table.module.css'
import { ColumnHeaders } from './column-headers.tsx'
import { useShownColumns } from './columns.ts'
import type { ClientFilter } from './list-search.ts'
import type { ActiveRow } from './use-active-row.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

type Props = {
  readonly search: ListSearch
  readonly filter: ClientFilter
  readonly first: ClientPage
  readonly row: ActiveRow
  readonly onChange: (search: ListSearch) => void
}

/** Ten thousand clients scroll like ten: only the rows in sight exist, loaded by the hundred. */
export function ClientsTable({ search, filter, first, row, onChange }: Props): ReactElement {
  const body = useRef<HTMLDivElement>(null)
  const cards = useMediaQuery('(max-width: 52em)', undefined, { getInitialValueInEffect: false })
  const columns = useShownColumns(search, cards)
  const { active, setActive, keys } = row
  const rows = useVirtualRows({ body, count: first.total, cards, active: active.index })
  useRowKeys(body, (event) => {
    keys(event, rows)
  })
  const items = rows.getVirtualItems()
  const rowAt = useClientRows(
    filter,
    first,
    items.map(({ index }) => index),
  )
  return (
    <div
      role="table"
      aria-label={clientsTexts.list}
      aria-rowcount={first.total + 1}
      className={classes.table}
      style={{ '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties}
    >
      <ColumnHeaders columns={columns} search={search} onChange={onChange} />
      <div
        ref={body}
        role="rowgroup"
        className={classes.body}
        style={{ height: rows.getTotalSize() }}
      >
        {items.map(({ index, start }) => (
          <ClientLine
            key={index}
            index={index}
            client={rowAt(index)}
            top={start - rows.options.scrollMargin}
            measure={cards ? rows.measureElement : undefined}
            columns={columns}
            reachable={index === Math.max(active.index, 0)}
            focused={active.focus && index === active.index}
            onFocus={setActive}
          />
        ))}
      </div>
    </div>
  )
}
