import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SchoolContact } from '#contracts/school.ts'
import { adminTexts, contactTexts } from '#sites/texts/admin.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { EditButton } from '../../frame/edit-button.tsx'
import { EditHint } from '../../frame/edit-hint.tsx'
import { Gate } from '../../frame/gate.tsx'
import { useEditing } from '../../session.ts'
import { ContactForm } from './contact-form.tsx'
import { contactQuery } from './contact-query.ts'

/** Coordonnées: how to reach the school; the same as in its file at the distributor. */
export function ContactPage(): ReactElement {
  return (
    <Gate to="/coordonnees">
      <Contact />
    </Gate>
  )
}

function Contact(): ReactElement {
  const { data, error, refetch } = useQuery(contactQuery)
  const editing = useEditing('school:contact')
  const [edited, setEdited] = useState<SchoolContact>()
  return (
    <div className={page.page}>
      <PageTitle title={adminTexts.contact} />
      <p className={page.quiet}>{contactTexts.intro}</p>
      <EditHint editing={editing} />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && !edited && (
        <Section
          title={data.name}
          actions={
            <EditButton
              editing={editing}
              onEdit={() => {
                setEdited(data)
              }}
            />
          }
        >
          <ContactFacts contact={data} />
        </Section>
      )}
      {edited && (
        <ContactForm
          contact={edited}
          onDone={() => {
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}

function ContactFacts({ contact }: { readonly contact: SchoolContact }): ReactElement {
  const { address, postalCode, city, phone, mail, ogec, uai } = contact
  const town = [postalCode, city].filter(Boolean).join(' ')
  return (
    <>
      <Facts>
        <Fact name={contactTexts.address}>{[address, town].filter(Boolean).join('\n')}</Fact>
        <Fact name={contactTexts.phone}>{phone ?? commonTexts.none}</Fact>
        <Fact name={contactTexts.mail}>{mail ?? commonTexts.none}</Fact>
        <Fact name={contactTexts.ogec}>
          {ogec}
          <CopyButton text={ogec} what={contactTexts.theOgec} />
        </Fact>
        <Fact name={contactTexts.uai}>{uai ?? commonTexts.none}</Fact>
      </Facts>
      <p className={page.note}>{contactTexts.nameFixed}</p>
    </>
  )
}
