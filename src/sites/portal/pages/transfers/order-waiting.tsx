import { Loader } from '@mantine/core'
import type { ReactElement } from 'react'
import type { TransfersTab } from '#contracts/transfers.ts'
import { transfersTexts } from '#sites/texts/transfers.ts'
import { Moment } from '#sites/ui/moment.tsx'
import classes from './transfers.module.css'

type Props = Pick<TransfersTab, 'order' | 'agent' | 'listening'> & { readonly zone: string }

/** An order that no machine has taken yet: who asked, and when it will be. */
export function OrderWaiting({ order, agent, listening, zone }: Props): ReactElement {
  return (
    <div role="status">
      {order && (
        <div className={classes.stack}>
          <p className={classes.waiting}>
            <Loader size="1rem" aria-hidden="true" />
            <span>
              {transfersTexts.asked(order.complete)} {transfersTexts.askedBy(order.askedBy)} ·{' '}
              <Moment at={order.askedAt} zone={zone} />
            </span>
          </p>
          <p className={classes.small}>
            {agent
              ? listening
                ? transfersTexts.waitsListening(agent.machine)
                : transfersTexts.waitsContact(agent.machine)
              : transfersTexts.waitsNobody}{' '}
            {transfersTexts.leave}
          </p>
        </div>
      )}
    </div>
  )
}
