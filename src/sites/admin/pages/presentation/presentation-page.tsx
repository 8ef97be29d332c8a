import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SchoolPresentation } from '#contracts/school.ts'
import { adminTexts, presentationTexts } from '#sites/texts/admin.ts'
import { brand } from '#sites/ui/brand.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { SchoolFace } from '#sites/ui/school-face.tsx'
import { Section } from '#sites/ui/section.tsx'
import { EditButton } from '../../frame/edit-button.tsx'
import { EditHint } from '../../frame/edit-hint.tsx'
import { useEditing } from '../../session.ts'
import { PresentationForm } from './presentation-form.tsx'
import { presentationQuery } from './presentation-query.ts'

/** Présentation: what families see of the school before they sign in. */
export function PresentationPage(): ReactElement {
  const { data, error, refetch } = useQuery(presentationQuery)
  const editing = useEditing('school:presentation')
  const [edited, setEdited] = useState<SchoolPresentation>()
  return (
    <div className={page.page}>
      <PageTitle title={adminTexts.presentation} />
      <p className={page.quiet}>{presentationTexts.intro(brand.onlineService)}</p>
      <EditHint editing={editing} />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={5} />}
      {data && !edited && (
        <Section
          title={presentationTexts.preview}
          actions={
            <EditButton
              editing={editing}
              onEdit={() => {
                setEdited(data)
              }}
            />
          }
        >
          <SchoolFace {...data} name={<strong>{data.name}</strong>} />
          {missing(data) !== null && <p className={page.note}>{missing(data)}</p>}
        </Section>
      )}
      {edited && (
        <PresentationForm
          presentation={edited}
          onDone={() => {
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}

function missing({ logo, welcome }: SchoolPresentation): string | null {
  if (logo === null && welcome === null) return presentationTexts.nothingYet
  if (logo === null) return presentationTexts.noLogoYet
  return welcome === null ? presentationTexts.noWelcomeYet : null
}
