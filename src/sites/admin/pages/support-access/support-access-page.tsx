import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { adminTexts } from '#sites/texts/admin.ts'
import { supportAccessTexts } from '#sites/texts/support-access.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { Gate } from '../../frame/gate.tsx'
import { ConsentCard } from './consent-card.tsx'
import { PastSupervisions } from './past-supervisions.tsx'
import { RunningCard } from './running-card.tsx'
import { isRunning } from './running.ts'
import { supportAccessQuery } from './support-access-query.ts'

/** Accès du support: when it may enter, who is in, who was, and what was done. */
export function SupportAccessPage(): ReactElement {
  return (
    <Gate to="/acces-du-support">
      <SupportAccess />
    </Gate>
  )
}

function SupportAccess(): ReactElement {
  const { data, error, refetch } = useQuery(supportAccessQuery)
  const now = useNow()
  const running = data?.supervisions.filter((row) => isRunning(row, now)) ?? []
  return (
    <div className={page.page}>
      <PageTitle title={adminTexts.supportAccess} />
      <p className={page.text}>{supportAccessTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {running.map((supervision) => (
        <RunningCard key={supervision.id} supervision={supervision} />
      ))}
      {data && (
        <>
          <ConsentCard
            key={`${data.consent.mode} ${data.consent.changedAt}`}
            consent={data.consent}
            running={running}
          />
          <PastSupervisions
            supervisions={data.supervisions.filter((row) => !isRunning(row, now))}
          />
        </>
      )}
    </div>
  )
}
