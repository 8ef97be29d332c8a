import type { ReactElement } from 'react'
import type { TransferModule } from '#contracts/transfers.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { cycleTexts, moduleStateTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime } from '#sites/ui/dates.ts'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { directionSaid } from './direction-said.ts'
import { moduleRows, type ModuleRow } from './module-rows.ts'
import { lasted } from './spans.ts'
import { moduleTones } from './tones.ts'
import classes from './transfers.module.css'

type Props = { readonly modules: readonly TransferModule[]; readonly zone: string }

/** Module by module, as the journal of transfers has always been read. */
export function ModulesTable({ modules, zone }: Props): ReactElement {
  return (
    <div className={classes.table}>
      <DataTable
        label={transfersTexts.last}
        rows={moduleRows(modules)}
        columns={columnsOf(zone)}
        rowKey={({ module }) => module}
      />
    </div>
  )
}

function columnsOf(zone: string) {
  return [
    {
      key: 'module',
      label: transfersTexts.module,
      render: ({ module }: ModuleRow) => <strong>{moduleTexts[module]}</strong>,
    },
    { key: 'up', label: directionSaid('up'), render: ({ up }: ModuleRow) => <Flow flow={up} /> },
    {
      key: 'down',
      label: directionSaid('down'),
      render: ({ down }: ModuleRow) => <Flow flow={down} />,
    },
    {
      key: 'start',
      label: transfersTexts.start,
      render: ({ startedAt }: ModuleRow) => dateTime(startedAt, zone),
    },
    {
      key: 'end',
      label: transfersTexts.end,
      render: ({ endedAt }: ModuleRow) => <End at={endedAt} zone={zone} />,
    },
    {
      key: 'lasted',
      label: transfersTexts.lasted,
      render: ({ startedAt, endedAt }: ModuleRow) =>
        endedAt === null ? commonTexts.none : lasted(startedAt, endedAt),
    },
    {
      key: 'records',
      label: transfersTexts.records,
      render: ({ up, down }: ModuleRow) => <Records up={up} down={down} />,
    },
  ]
}

/** An end promises that everything before it arrived: one that is missing is said, not left blank. */
export function End({ at, zone }: { readonly at: string | null; readonly zone: string }) {
  if (at === null) return <span className={classes.missing}>{transfersTexts.noEndSaid}</span>
  return <>{dateTime(at, zone)}</>
}

/** Nothing where nothing went that way. */
function Flow({ flow }: { readonly flow: TransferModule | undefined }): ReactElement | null {
  if (!flow) return null
  const { state, cycle } = flow
  return (
    <span className={classes.stacked}>
      <StateDot tone={moduleTones[state]} label={moduleStateTexts[state]} />
      {cycle !== null && <span className={classes.small}>{cycleTexts[cycle]}</span>}
    </span>
  )
}

function Records({ up, down }: Pick<ModuleRow, 'up' | 'down'>): ReactElement {
  return (
    <span className={classes.stacked}>
      {up && <span>{transfersTexts.sent(up.records)}</span>}
      {up && up.removed > 0 && (
        <span className={classes.small}>{transfersTexts.removedCount(up.removed)}</span>
      )}
      {down && <span>{transfersTexts.received(down.records)}</span>}
    </span>
  )
}
