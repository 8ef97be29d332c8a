import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import { supervisionPageTexts } from '#sites/texts/support-access.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { SignInShell } from '#sites/ui/sign-in/sign-in-shell.tsx'
import classes from '#sites/ui/sign-in/sign-in-shell.module.css'
import { api } from '../../api.ts'
import { tellOtherTabs } from '../../other-tabs.ts'
import { portalAddress } from '../../supervision/portal-place.ts'

/** Back from the portal with a code, which is worth one try: traded for the session of the supervision. */
export function ArrivalPage(): ReactElement {
  const hash = useLocation({ select: ({ hash }) => hash })
  const given = new URLSearchParams(hash)
  const [code, state] = [given.get('code'), given.get('state')]
  const complete = code !== null && state !== null
  // A query and not an effect: sent once, however often the page is drawn.
  const trading = useQuery({
    queryKey: ['supervision-session', state],
    queryFn: async () => {
      await api('POST /api/supervision-sessions', {
        body: { code: code ?? '', state: state ?? '' },
      })
      return true
    },
    enabled: complete,
    staleTime: Infinity,
    retry: false,
    retryOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const entered = trading.data === true
  useEffect(() => {
    // Loaded anew: nothing of who was here before stays, nor the code in the address.
    if (!entered) return
    tellOtherTabs()
    location.replace('/')
  }, [entered])
  const busy = complete && trading.error === null
  return (
    <SignInShell title={busy ? supervisionPageTexts.returning : supervisionPageTexts.refused}>
      {!complete && (
        <p className={classes.text}>
          {supervisionPageTexts.incomplete} {supervisionPageTexts.incompleteRemedy}
        </p>
      )}
      {busy && <Loading lines={2} />}
      <RefusalPanel error={trading.error} />
      {!busy && <a href={portalAddress()}>{supervisionPageTexts.toPortal}</a>}
    </SignInShell>
  )
}
