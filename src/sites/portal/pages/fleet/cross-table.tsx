import type { ReactElement } from 'react'
import type { Fleet } from '#contracts/fleet.ts'
import type { TransferState } from '#contracts/transfers.ts'
import { fleetTexts } from '#sites/texts/fleet.ts'
import { shortTransferStateTexts } from '#sites/texts/transfer-states.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { CountLink } from './count-link.tsx'
import classes from './fleet.module.css'
import { transferName, transferTones } from './links.ts'

type Counted = Pick<Fleet['distributors'][number], 'clients' | 'transfers'>

export type CrossRow = Counted & {
  readonly key: string
  readonly name: string
  /** What the list is filtered by for all of the row. */
  readonly search: ListSearch
}

type Props = {
  readonly label: string
  readonly columnName: string
  readonly rows: readonly CrossRow[]
}

/** Of each row all its clients, and how many stand where with their transfers. */
export function CrossTable({ label, columnName, rows }: Props): ReactElement {
  const name = {
    key: 'name',
    label: columnName,
    wide: true,
    render: (row: CrossRow) => <strong>{row.name}</strong>,
  }
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={[name, ...columns]}
      rowKey={({ key }: CrossRow) => key}
    />
  )
}

const states = ['late', 'failed', 'interrupted', 'held', 'up-to-date'] as const

const columns = [
  {
    key: 'clients',
    label: fleetTexts.columnClients,
    render: ({ clients, name, search }: CrossRow) => (
      <CountLink count={clients} label={fleetTexts.clientsOf(clients, name)} search={search} />
    ),
  },
  ...states.map((state) => ({
    key: state,
    label: shortTransferStateTexts[state],
    render: ({ transfers, name, search }: CrossRow) => (
      <CountLink
        strong={state !== 'up-to-date'}
        count={transfers[state] ?? 0}
        label={fleetTexts.inState(transfers[state] ?? 0, saidOf(state), name)}
        search={{ ...search, transferts: transferName(state) }}
      />
    ),
  })),
  {
    key: 'share',
    label: fleetTexts.columnShare,
    render: (row: CrossRow) => <Share {...row} />,
  },
]

function saidOf(state: TransferState): string {
  return `« ${shortTransferStateTexts[state]} »`
}

const inOrder = ['bad', 'coming', 'good', 'quiet'] as const

/** The same numbers at a glance: in trouble, under way, in order, the rest. */
function Share({ transfers, clients }: Counted): ReactElement {
  const parts = inOrder.map((tone) => {
    const counts = Object.entries(transfers).filter(
      ([state]) => transferTones[state as TransferState] === tone,
    )
    return { tone, count: counts.reduce((sum, [, count]) => sum + count, 0) }
  })
  return (
    <span className={classes.share} aria-hidden="true">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ tone, count }) => (
          <span key={tone} data-tone={tone} style={{ width: `${(100 * count) / clients}%` }} />
        ))}
    </span>
  )
}
