import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import { supervisionPageTexts } from '#sites/texts/support-access.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { SignInShell } from '#sites/ui/sign-in/sign-in-shell.tsx'
import classes from '#sites/ui/sign-in/sign-in-shell.module.css'
import { api } from '../../api.ts'
import { tellOtherTabs } from '../../other-tabs.ts'
import { sessionQuery } from '../../session.ts'
import { portalAddress, rememberSupervisedClient } from '../../supervision/portal-place.ts'

/** The portal opened this tab: the exchange begins here, and goes on over there. */
export function DeparturePage(): ReactElement {
  const hash = useLocation({ select: ({ hash }) => hash })
  const asked = new URLSearchParams(hash)
  const [client, supervision] = [asked.get('client'), asked.get('supervision')]
  const complete = client !== null && supervision !== null
  // A query and not an effect: sent once, however often the page is drawn.
  const starting = useQuery({
    queryKey: ['supervision-start', supervision],
    queryFn: () => api('POST /api/supervision-starts'),
    enabled: complete,
    staleTime: Infinity,
    retry: false,
    retryOnMount: false,
    refetchOnWindowFocus: false,
  })
  const { data } = starting
  useEffect(() => {
    if (data === undefined || client === null || supervision === null) return
    rememberSupervisedClient(client)
    const path = `/clients/${encodeURIComponent(client)}/supervision/${encodeURIComponent(supervision)}`
    const { state, challenge, portalUrl } = data
    const url = new URL(path, portalUrl)
    url.hash = new URLSearchParams({ state, challenge }).toString()
    location.replace(url)
  }, [data, client, supervision])
  const already = refusalOf(starting.error, 'denied-in-supervision')
  const busy = complete && starting.error === null
  return (
    <SignInShell title={supervisionPageTexts.departing}>
      {!complete && (
        <p className={classes.text}>
          {supervisionPageTexts.incomplete} {supervisionPageTexts.incompleteRemedy}
        </p>
      )}
      {busy && (
        <>
          <p className={classes.text}>{supervisionPageTexts.departingSaid}</p>
          <Loading lines={2} />
        </>
      )}
      {already && <AlreadyOpen onLeft={() => void starting.refetch()} />}
      {!already && <RefusalPanel error={starting.error} onRetry={() => void starting.refetch()} />}
      {!busy && <a href={portalAddress()}>{supervisionPageTexts.toPortal}</a>}
    </SignInShell>
  )
}

/** One browser holds one supervision: the other is left first, by a decision. */
function AlreadyOpen({ onLeft }: { readonly onLeft: () => void }): ReactElement {
  const { data } = useQuery(sessionQuery)
  const leaving = useMutation({
    mutationFn: () => api('DELETE /api/supervision'),
    onSuccess: () => {
      tellOtherTabs()
      onLeft()
    },
  })
  return (
    <>
      <div role="alert">
        <p className={classes.text}>
          <strong>
            {data
              ? supervisionPageTexts.already(data.school.name)
              : supervisionPageTexts.alreadyUnknown}
          </strong>
        </p>
        <p className={classes.quiet}>{supervisionPageTexts.alreadyRemedy}</p>
      </div>
      <RefusalPanel error={leaving.error} />
      <Button
        loading={leaving.isPending}
        onClick={() => {
          leaving.mutate()
        }}
      >
        {supervisionPageTexts.leaveAndGoOn}
      </Button>
      <a href="/">{supervisionPageTexts.stayThere}</a>
    </>
  )
}
