import type { ReactElement } from 'react'
import { LinkButton } from '#sites/ui/link-button.tsx'
import type { Transfer } from '#contracts/transfers.ts'
import { transferOutcomeTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { ModulesTable } from './modules-table.tsx'
import { outcomeTones } from './tones.ts'
import { TransferTroubles } from './transfer-troubles.tsx'
import classes from './transfers.module.css'

type Props = { readonly clientId: string; readonly transfer: Transfer; readonly zone: string }

/** The last transfer that ended, in both directions, module by module. */
export function LastTransferCard({ clientId, transfer, zone }: Props): ReactElement {
  const { id, openedAt, outcome, modules } = transfer
  return (
    <Section
      title={transfersTexts.last}
      actions={
        <LinkButton
          to="/clients/$clientId/transferts/$transferId"
          params={{ clientId, transferId: id }}
          size="xs"
          variant="default"
        >
          {transfersTexts.detail}
        </LinkButton>
      }
    >
      <div className={classes.stack}>
        <p className={classes.who}>
          <StateDot tone={outcomeTones[outcome]} label={transferOutcomeTexts[outcome]} />
          <span className={classes.quiet}>
            <Moment at={openedAt} zone={zone} />
          </span>
        </p>
        <TransferTroubles transfer={transfer} />
        {modules.length === 0 && outcome === 'done' && (
          <p className={classes.quiet}>{transfersTexts.nothing}</p>
        )}
        {modules.length > 0 && <ModulesTable modules={modules} zone={zone} />}
      </div>
    </Section>
  )
}
