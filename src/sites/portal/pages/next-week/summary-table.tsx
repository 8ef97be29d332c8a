import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { NextWeek } from '#contracts/renewal.ts'
import { nextWeekTexts } from '#sites/texts/next-week.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import classes from './next-week.module.css'
import { countWithout, withoutStates } from './without-states.ts'

type Row = NextWeek['distributors'][number]

/** By distributor: how many will be without and why, how many need nobody. */
export function SummaryTable({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  return (
    <DataTable
      label={nextWeekTexts.summary}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id ?? 'none'}
    />
  )
}

const columns = [
  {
    key: 'distributor',
    label: nextWeekTexts.columnDistributor,
    render: (row: Row) => <strong>{nameOf(row)}</strong>,
  },
  {
    key: 'clients',
    label: nextWeekTexts.columnClients,
    render: (row: Row) => (
      <Link
        to="/"
        search={{ distributeur: placeOf(row) }}
        aria-label={nextWeekTexts.clientsOf(row.clients, nameOf(row))}
      >
        {row.clients.toLocaleString('fr-FR')}
      </Link>
    ),
  },
  {
    key: 'without',
    label: nextWeekTexts.columnWithout,
    render: (row: Row) => <WithoutCount row={row} />,
  },
  {
    key: 'why',
    label: nextWeekTexts.columnWhy,
    wide: true,
    render: (row: Row) => countWithout(row.states) > 0 && <Reasons row={row} />,
  },
  {
    key: 'renewing',
    label: nextWeekTexts.columnRenewing,
    render: ({ states }: Row) => (states['will-renew'] ?? 0).toLocaleString('fr-FR'),
  },
  {
    key: 'issued',
    label: nextWeekTexts.columnIssued,
    render: ({ states }: Row) => (states.issued ?? 0).toLocaleString('fr-FR'),
  },
]

type RowProps = { readonly row: Row }

function WithoutCount({ row }: RowProps): ReactElement {
  const count = countWithout(row.states)
  if (count === 0) return <>0</>
  return (
    <Link
      to="/"
      search={{ prochaine: 'sans', distributeur: placeOf(row) }}
      aria-label={nextWeekTexts.withoutOf(count, nameOf(row))}
      className={classes.many}
    >
      {count.toLocaleString('fr-FR')}
    </Link>
  )
}

/** Each shows those clients below. */
function Reasons({ row }: RowProps): ReactElement {
  return (
    <span className={classes.reasons}>
      {withoutStates
        .filter((state) => (row.states[state] ?? 0) > 0)
        .map((state) => {
          const reason = nextWeekTexts.counted[state](row.states[state] ?? 0)
          return (
            <Link
              key={state}
              to="/licences"
              search={{ distributeur: placeOf(row), motif: state }}
              hash="clients"
              aria-label={nextWeekTexts.reasonOf(reason, nameOf(row))}
              className={classes.reason}
            >
              {reason}
            </Link>
          )
        })}
    </span>
  )
}

function nameOf({ name }: Row): string {
  return name ?? nextWeekTexts.noDistributor
}

function placeOf({ id }: Row): string {
  return id ?? 'none'
}
