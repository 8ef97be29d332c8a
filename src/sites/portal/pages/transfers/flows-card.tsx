import type { ReactElement } from 'react'
import type { Transfer, TransferModule } from '#contracts/transfers.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { cycleTexts, moduleStateTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { directionSaid } from './direction-said.ts'
import { End } from './modules-table.tsx'
import { lasted } from './spans.ts'
import { moduleTones } from './tones.ts'
import { TransferTroubles } from './transfer-troubles.tsx'
import classes from './transfers.module.css'

type Props = { readonly transfer: Transfer; readonly zone: string }

/** Each module in each direction, with all that is known of it. */
export function FlowsCard({ transfer, zone }: Props): ReactElement {
  const { modules, outcome } = transfer
  const someHidden = modules.some(({ hidden }) => hidden > 0)
  return (
    <Section title={transfersTexts.byModule}>
      <div className={classes.stack}>
        <TransferTroubles transfer={transfer} />
        {modules.length === 0 ? (
          <p className={classes.quiet}>
            {outcome === 'done' ? transfersTexts.nothing : commonTexts.none}
          </p>
        ) : (
          <div className={classes.table}>
            <DataTable
              label={transfersTexts.byModule}
              rows={modules}
              columns={columnsOf(zone)}
              rowKey={({ module, direction }) => `${module} ${direction}`}
            />
          </div>
        )}
        {someHidden && <p className={classes.small}>{transfersTexts.hiddenHint}</p>}
      </div>
    </Section>
  )
}

function columnsOf(zone: string) {
  return [
    {
      key: 'module',
      label: transfersTexts.module,
      render: ({ module, direction }: TransferModule) => (
        <span className={classes.stacked}>
          <strong>{moduleTexts[module]}</strong>
          <span className={classes.small}>{directionSaid(direction)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      label: transfersTexts.state,
      render: ({ state, cycle }: TransferModule) => (
        <span className={classes.stacked}>
          <StateDot tone={moduleTones[state]} label={moduleStateTexts[state]} />
          {cycle !== null && <span className={classes.small}>{cycleTexts[cycle]}</span>}
        </span>
      ),
    },
    {
      key: 'start',
      label: transfersTexts.start,
      render: ({ startedAt }: TransferModule) => dateTime(startedAt, zone),
    },
    {
      key: 'end',
      label: transfersTexts.end,
      render: ({ endedAt }: TransferModule) => <End at={endedAt} zone={zone} />,
    },
    {
      key: 'lasted',
      label: transfersTexts.lasted,
      render: ({ startedAt, endedAt }: TransferModule) =>
        endedAt === null ? commonTexts.none : lasted(startedAt, endedAt),
    },
    count('records', transfersTexts.records, ({ records }) => records),
    count('removed', transfersTexts.removed, ({ removed }) => removed),
    count('hidden', transfersTexts.hiddenRows, ({ hidden }) => hidden),
  ]
}

function count(key: string, label: string, of: (flow: TransferModule) => number) {
  return { key, label, render: (flow: TransferModule) => of(flow).toLocaleString('fr-FR') }
}
