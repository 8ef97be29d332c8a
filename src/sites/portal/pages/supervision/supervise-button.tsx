import { Button } from '@mantine/core'
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react'
import { useId, useState, type ReactElement } from 'react'
import type { ClientSupervisions } from '#contracts/supervision.ts'
import { superviseTexts } from '#sites/texts/client-supervision.ts'
import { useWish } from '#sites/portal/wishes.ts'
import { reasonTexts } from '#sites/texts/supervision.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { SuperviseDialog } from './supervise-dialog.tsx'
import classes from './supervision.module.css'
import { useSupervise, type GivenReason } from './use-supervise.ts'

type Props = {
  readonly clientId: string
  readonly lastReason: ClientSupervisions['lastReason']
}

/** One click with the reason given last time, shown beside; or another one first. */
export function SuperviseButton({ clientId, lastReason }: Props): ReactElement {
  const [choosing, setChoosing] = useState(false)
  const { supervise, asking, blockedUrl } = useSupervise(clientId, () => {
    setChoosing(false)
  })
  const withReason = useId()
  const press = (): void => {
    if (lastReason) supervise(lastReason)
    else setChoosing(true)
  }
  useWish(`supervise:${clientId}`, press)
  return (
    <div className={classes.supervise}>
      <div className={classes.split}>
        <Button
          leftSection={<IconExternalLink size="1.0625rem" aria-hidden="true" />}
          loading={asking.isPending}
          aria-describedby={lastReason ? withReason : undefined}
          aria-haspopup={lastReason ? undefined : 'dialog'}
          onClick={press}
        >
          {superviseTexts.action}
        </Button>
        {lastReason && (
          <Button
            variant="default"
            aria-label={superviseTexts.otherReasonLong}
            aria-haspopup="dialog"
            rightSection={<IconChevronDown size="1rem" aria-hidden="true" />}
            onClick={() => {
              setChoosing(true)
            }}
          >
            {superviseTexts.otherReason}
          </Button>
        )}
      </div>
      {lastReason && (
        <p id={withReason} className={classes.small}>
          {superviseTexts.with(reasonSaid(lastReason))}
        </p>
      )}
      {!choosing && <RefusalPanel error={asking.error} />}
      {blockedUrl !== undefined && (
        <div role="alert" className={classes.notNow}>
          <strong>{superviseTexts.blockedTitle}</strong>
          <span>
            {superviseTexts.blockedText}{' '}
            <a href={blockedUrl} target="_blank" rel="noopener">
              {superviseTexts.blockedLink}
            </a>
          </span>
        </div>
      )}
      {choosing && (
        <SuperviseDialog
          lastReason={lastReason}
          asking={asking}
          onGiven={supervise}
          onClose={() => {
            setChoosing(false)
            asking.reset()
          }}
        />
      )}
    </div>
  )
}

/** `Transfert · « Reprise des notes » · ticket 4812`. */
function reasonSaid({ reason, sentence, ticket }: GivenReason): string {
  return [
    reasonTexts[reason],
    sentence === null ? null : `«\u202F${sentence}\u202F»`,
    ticket === null ? null : superviseTexts.ticketOf(ticket),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
