import { Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { OnlineService } from '#contracts/online-service.ts'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { offerUndo, sayRefused } from '#sites/ui/notices.ts'
import { useMay } from '#sites/portal/session.ts'
import { useRefreshOnlineService } from './online-service-query.ts'
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

type BoxProps = Props & {
  readonly words: Words
  readonly save: (open: boolean) => Promise<OnlineService>
}

/** Toggled at once, with a way to undo it. */
function Box({ clientId, now, zone, words, save }: BoxProps): ReactElement {
  const refresh = useRefreshOnlineService(clientId)
  const switching = useMutation({
    mutationFn: ({ open }: { open: boolean; undoes: boolean }) => save(open),
    onSuccess: async (_, { open, undoes }) => {
      await refresh()
      if (undoes) return
      offerUndo(open ? words.opened : words.closed, () => {
        switching.mutate({ open: !open, undoes: true })
      })
    },
    onError: sayRefused,
  })
  return (
    <div>
      <Checkbox
        checked={switching.isPending ? switching.variables.open : now.open}
        label={words.label}
        description={words.hint}
        disabled={!useMay('online-service:manage')}
        onChange={({ currentTarget: { checked } }) => {
          switching.mutate({ open: checked, undoes: false })
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
