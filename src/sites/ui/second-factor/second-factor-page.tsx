import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { secondFactorTexts } from '#sites/texts/second-factor.ts'
import { Loading } from '../loading.tsx'
import { PageTitle } from '../page-title.tsx'
import page from '../page.module.css'
import { RefusalPanel } from '../refusal-panel.tsx'
import { AppSection } from './app-section.tsx'
import { CodesDialog } from './codes-dialog.tsx'
import { CodesSection } from './codes-section.tsx'
import { factorsQuery } from './factors-query.ts'
import { PasskeysSection } from './passkeys-section.tsx'

/** « Double authentification » of one's own account; each site puts it where its account pages are. `isRequired`: nothing else opens before. */
export function SecondFactorPage({ isRequired }: { readonly isRequired?: boolean }): ReactElement {
  const { data: factors, error, refetch } = useQuery(factorsQuery)
  // Answered once: they stay on screen until their owner says that they are kept.
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const isOn = factors && (factors.totp !== null || factors.passkeys.length > 0)
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={secondFactorTexts.title} />
      {isRequired && (
        <p className={page.text} role="status">
          <strong>{secondFactorTexts.required}</strong> {secondFactorTexts.requiredWhy}
        </p>
      )}
      <p className={page.text}>{secondFactorTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!factors && !error && <Loading />}
      {factors && (
        <>
          <p className={page.text}>
            <strong>{isOn ? secondFactorTexts.on : secondFactorTexts.off}</strong>
          </p>
          <PasskeysSection factors={factors} onCodes={setCodes} />
          <AppSection factors={factors} onCodes={setCodes} />
          <CodesSection factors={factors} onCodes={setCodes} />
        </>
      )}
      {codes && (
        <CodesDialog
          codes={codes}
          onKept={() => {
            setCodes(null)
          }}
        />
      )}
    </div>
  )
}
