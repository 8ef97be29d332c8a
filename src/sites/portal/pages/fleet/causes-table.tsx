import type { ReactElement } from 'react'
import type { Fleet } from '#contracts/fleet.ts'
import { fleetTexts } from '#sites/texts/fleet.ts'
import { causeRemedies, causeTexts } from '#sites/texts/transfer-causes.ts'
import { transferStateTexts } from '#sites/texts/transfer-states.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { causeStates } from '../clients/list-search.ts'
import { CountLink } from './count-link.tsx'
import classes from './fleet.module.css'

type Row = Fleet['causes'][number] & { readonly most: number }

/** Why transfers do not arrive, the most frequent first, and what to do. */
export function CausesTable({ causes }: Pick<Fleet, 'causes'>): ReactElement {
  const most = Math.max(0, ...causes.map(({ clients }) => clients))
  return (
    <DataTable
      label={fleetTexts.causes}
      rows={causes.map((row) => ({ ...row, most }))}
      columns={columns}
      rowKey={({ cause }) => cause}
    />
  )
}

const columns = [
  {
    key: 'cause',
    label: fleetTexts.columnCause,
    wide: true,
    render: ({ cause }: Row) => <strong>{causeTexts[cause]}</strong>,
  },
  {
    key: 'clients',
    label: fleetTexts.columnClients,
    render: ({ cause, clients, most }: Row) => (
      <span className={classes.measured}>
        <CountLink
          strong
          count={clients}
          label={fleetTexts.clientsOf(clients, causeTexts[cause])}
          search={{ cause }}
        />
        <span className={classes.bar} style={{ width: `${(100 * clients) / most}%` }} />
      </span>
    ),
  },
  {
    key: 'state',
    label: fleetTexts.columnState,
    render: ({ cause }: Row) => (
      <StateDot tone="bad" label={transferStateTexts[causeStates[cause]]} />
    ),
  },
  {
    key: 'todo',
    label: fleetTexts.columnTodo,
    wide: true,
    render: ({ cause }: Row) => <span className={classes.quiet}>{causeRemedies[cause]}</span>,
  },
]
