import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { keysTexts } from '#sites/texts/keys.ts'
import { api } from '#sites/portal/api.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { CommandsCard } from './commands-card.tsx'
import classes from './keys-page.module.css'
import { PasswordCard } from './password-card.tsx'
import { RingCard } from './ring-card.tsx'
import { RootsCard } from './roots-card.tsx'

const refreshMs = 5000

/** Administration, Clés: the public side of what signs licences, and what is still to be issued again. */
export function KeysPage(): ReactElement {
  const { data, error, refetch } = useQuery({
    queryKey: ['keys'],
    queryFn: () => api('GET /api/keys'),
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.compromised > 0 ? refreshMs : false,
  })
  return (
    <div className={page.page}>
      <PageTitle title={keysTexts.title} />
      <p className={`${page.text} ${page.quiet}`}>{keysTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data?.rootPrivateHere === true && (
        <div className={classes.warning}>
          <strong>{keysTexts.rootHereTitle}</strong>
          <p>{keysTexts.rootHere}</p>
        </div>
      )}
      <div role="status" className={classes.heard}>
        {data !== undefined && data.compromised > 0 && (
          <div className={classes.warning}>
            <strong>{keysTexts.compromisedTitle(data.compromised)}</strong>
            <p>{keysTexts.compromised}</p>
          </div>
        )}
      </div>
      {data && (
        <>
          <RootsCard roots={data.roots} />
          <RingCard ring={data.keyRing} keys={data.keys} />
          <PasswordCard password={data.dailyPassword} />
          <CommandsCard />
        </>
      )}
    </div>
  )
}
