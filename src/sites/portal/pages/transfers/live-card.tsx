import type { ReactElement } from 'react'
import type { Transfer, TransferModule } from '#contracts/transfers.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { moduleStateTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { Moment } from '#sites/ui/moment.tsx'
import page from '#sites/ui/page.module.css'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { directionSaid } from './direction-said.ts'
import { moduleTones } from './tones.ts'
import { percentOf } from './spans.ts'
import classes from './transfers.module.css'

type Props = { readonly transfer: Transfer | undefined; readonly zone: string }

/** The transfer that runs, module by module in each direction. Readers hear every tenth of it, not every row. */
export function LiveCard({ transfer, zone }: Props): ReactElement {
  const current = transfer?.modules.findLast(({ state }) => state === 'running')
  return (
    <>
      <div role="status" aria-live="polite" className={page.hidden}>
        {current && liveSaid(current)}
      </div>
      {transfer && (
        <Section title={transfersTexts.live}>
          <div className={classes.stack}>
            <p className={classes.small}>
              {transfer.machine} · {transfersTexts.startedAgo}{' '}
              <Moment at={transfer.openedAt} zone={zone} />
            </p>
            {transfer.modules.length === 0 ? (
              <p className={classes.quiet}>{transfersTexts.liveStarting}</p>
            ) : (
              <ul className={classes.flows}>
                {transfer.modules.map((flow) => (
                  <Flow key={`${flow.module} ${flow.direction}`} flow={flow} />
                ))}
              </ul>
            )}
          </div>
        </Section>
      )}
    </>
  )
}

function Flow({ flow }: { readonly flow: TransferModule }): ReactElement {
  const { module, direction, state, records, total } = flow
  const runs = state === 'running'
  const to = directionSaid(direction)
  return (
    <li>
      <strong>{moduleTexts[module]}</strong>
      <span className={classes.small}>{to}</span>
      <progress
        aria-label={transfersTexts.progressOf(moduleTexts[module], to)}
        max={Math.max(total, 1)}
        // Without a value it says that something goes on, of which the end is not known yet.
        value={runs && total === 0 ? undefined : runs ? records : Math.max(total, 1)}
      />
      <span>
        {runs ? (
          transfersTexts.ofTotal(records, total)
        ) : (
          <StateDot tone={moduleTones[state]} label={moduleStateTexts[state]} />
        )}
      </span>
    </li>
  )
}

function liveSaid({ module, direction, records, total }: TransferModule): string {
  const tenth = Math.floor(percentOf(records, total) / 10) * 10
  return transfersTexts.liveSaid(moduleTexts[module], directionSaid(direction), tenth)
}
