import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { OwnSession } from '#contracts/sign-in.ts'
import { ownSessionTexts } from '#sites/texts/own-account.ts'
import { dateTime } from '../dates.ts'
import { Loading } from '../loading.tsx'
import { sayDone } from '../notices.ts'
import page from '../page.module.css'
import { RefusalPanel } from '../refusal-panel.tsx'
import { Section } from '../section.tsx'
import { doorApi } from '../sign-in/door-api.ts'
import { browserName } from './browser-name.ts'
import classes from './own-sessions.module.css'

const key = ['own-sessions']

/** Where one is signed in, and how to end it there. */
export function OwnSessions(): ReactElement {
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => doorApi('GET /api/session/sessions'),
  })
  const queryClient = useQueryClient()
  const onEnded = async (said: string): Promise<void> => {
    sayDone(said)
    await queryClient.invalidateQueries({ queryKey: key })
  }
  const endingOthers = useMutation({
    mutationFn: () => doorApi('DELETE /api/session/sessions'),
    onSuccess: () => onEnded(ownSessionTexts.othersEnded),
  })
  const endingOne = useMutation({
    mutationFn: (sessionId: string) =>
      doorApi('DELETE /api/session/sessions/:sessionId', { params: { sessionId } }),
    onSuccess: () => onEnded(ownSessionTexts.ended),
  })
  return (
    <Section title={ownSessionTexts.title}>
      <p className={page.quiet}>{ownSessionTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      <RefusalPanel error={endingOne.error ?? endingOthers.error} />
      {!data && !error && <Loading lines={2} />}
      {data && (
        <ul className={classes.sessions}>
          {data.map((session) => (
            <OneSession
              key={session.id}
              session={session}
              isEnding={endingOne.isPending && endingOne.variables === session.id}
              onEnd={() => {
                endingOne.mutate(session.id)
              }}
            />
          ))}
        </ul>
      )}
      {data && data.length > 1 && (
        <Button
          variant="default"
          mt="sm"
          loading={endingOthers.isPending}
          onClick={() => {
            endingOthers.mutate()
          }}
        >
          {ownSessionTexts.endOthers}
        </Button>
      )}
    </Section>
  )
}

type Props = {
  readonly session: OwnSession
  readonly isEnding: boolean
  readonly onEnd: () => void
}

function OneSession({ session, isEnding, onEnd }: Props): ReactElement {
  const name = browserName(session.browser)
  return (
    <li className={classes.session}>
      <div>
        <strong>{name}</strong> {ownSessionTexts.from(session.address)}
        <div className={page.quiet}>
          {ownSessionTexts.since} {dateTime(session.since)} · {ownSessionTexts.lastSeen}{' '}
          {dateTime(session.lastSeenAt)}
        </div>
      </div>
      {session.isThisOne ? (
        <span className={page.quiet}>{ownSessionTexts.here}</span>
      ) : (
        <Button
          variant="default"
          size="xs"
          loading={isEnding}
          aria-label={ownSessionTexts.endOne(name)}
          onClick={onEnd}
        >
          {ownSessionTexts.end}
        </Button>
      )}
    </li>
  )
}
