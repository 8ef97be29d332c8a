import { Button } from '@mantine/core'
import { useRef, useState, type ReactElement } from 'react'
import type { OnlineService } from '#contracts/online-service.ts'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { day } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { useMay } from '#sites/portal/session.ts'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import classes from './online-service.module.css'
import { SuspendDialog } from './suspend-dialog.tsx'
import { useSuspend } from './use-suspend.ts'

type Props = {
  readonly clientId: string
  readonly suspension: OnlineService['suspension']
  readonly zone: string
}

/** Closed until a day, after which it comes back by itself. */
export function SummerMode({ clientId, suspension, zone }: Props): ReactElement {
  const { until, since, by } = suspension
  const [choosing, setChoosing] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useKeptFocus(place, until)
  const lifting = useSuspend(clientId, until)
  const may = useMay('online-service:manage')
  return (
    <div ref={place} tabIndex={-1} className={classes.summer}>
      <h3>{onlineServiceTexts.summer}</h3>
      {until === null ? (
        <p className={classes.small}>{onlineServiceTexts.summerHint}</p>
      ) : (
        <p>
          <strong>{onlineServiceTexts.suspendedUntil(day(until))}</strong>
          {since !== null && (
            <span className={classes.small}>
              {' · '}
              {onlineServiceTexts.since} <Moment at={since} zone={zone} />
              {by !== null && ` ${onlineServiceTexts.by(by)}`}
            </span>
          )}
        </p>
      )}
      {may && (
        <div className={classes.actions}>
          {until !== null && (
            <Button
              size="xs"
              variant="default"
              loading={lifting.isPending}
              onClick={() => {
                lifting.suspend(null)
              }}
            >
              {onlineServiceTexts.lift}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setChoosing(true)
            }}
          >
            {until === null ? onlineServiceTexts.suspend : onlineServiceTexts.changeDay}
          </Button>
        </div>
      )}
      {choosing && (
        <SuspendDialog
          clientId={clientId}
          until={until}
          zone={zone}
          onClose={() => {
            setChoosing(false)
          }}
        />
      )}
    </div>
  )
}
