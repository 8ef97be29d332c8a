import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'
import type { OnlineService } from '#contracts/online-service.ts'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { useMay } from '#sites/portal/session.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { useReadService, useRefreshOnlineService } from './online-service-query.ts'
import classes from './online-service.module.css'

type Props = {
  readonly clientId: string
  readonly now: OnlineService['access']
  readonly zone: string
}
type Words = Readonly<Record<'label' | 'hint' | 'opened' | 'closed', string>>

/** « Accès au site »: the gate of the families’ site and of every transfer. */
export function AccessBox(props: Props): ReactElement {
  const { clientId } = props
  return (
    <Box
      {...props}
      which="access"
      words={{
        label: onlineServiceTexts.access,
        hint: onlineServiceTexts.accessHint,
        opened: onlineServiceTexts.accessOpened,
        closed: onlineServiceTexts.accessClosed,
      }}
      save={(open) =>
        api('PUT /api/clients/:clientId/online-service/access', {
          params: { clientId },
          body: { open },
        })
      }
    />
  )
}

export function SmsBox(props: Props): ReactElement {
  const { clientId } = props
  return (
    <Box
      {...props}
      which="sms"
      words={{
        label: onlineServiceTexts.sms,
        hint: onlineServiceTexts.smsHint,
        opened: onlineServiceTexts.smsOpened,
        closed: onlineServiceTexts.smsClosed,
      }}
      save={(open) =>
        api('PUT /api/clients/:clientId/online-service/sms', {
          params: { clientId },
          body: { open },
        })
      }
    />
  )
}

type Which = 'access' | 'sms'
type BoxProps = Props & {
  readonly which: Which
  readonly words: Words
  readonly save: (open: boolean) => Promise<OnlineService>
}

/** Toggled at once, with a way to undo it. */
function Box({ clientId, now, zone, which, words, save }: BoxProps): ReactElement {
  const refresh = useRefreshOnlineService(clientId)
  const read = useReadService(clientId)
  const switching = useUndoable<OnlineService, { readonly open: boolean }>()
  const turn = (open: boolean): void => {
    switching.mutate({
      open,
      refresh,
      act: () => save(open),
      said: open ? words.opened : words.closed,
      undo: () => save(!open),
      stillSo: async (left) => (await read())?.[which].since === left[which].since,
    })
  }
  return (
    <div>
      <Checkbox
        checked={switching.isPending ? switching.variables.open : now.open}
        label={words.label}
        description={words.hint}
        disabled={!useMay('online-service:manage')}
        onChange={({ currentTarget: { checked } }) => {
          turn(checked)
        }}
      />
      <p className={classes.since}>
        {now.open ? onlineServiceTexts.openedSince : onlineServiceTexts.closedSince}{' '}
        <SinceWhen since={now.since} by={now.by} zone={zone} />
      </p>
    </div>
  )
}

type SinceProps = {
  readonly since: string | null
  readonly by: string | null
  readonly zone: string
}

function SinceWhen({ since, by, zone }: SinceProps): ReactElement {
  if (since === null) return <>· {onlineServiceTexts.never}</>
  return (
    <>
      {onlineServiceTexts.since} <Moment at={since} zone={zone} />
      {by !== null && ` ${onlineServiceTexts.by(by)}`}
    </>
  )
}
