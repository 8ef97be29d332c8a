import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { lastList } from '#sites/portal/last-list.ts'
import { ownPasswordTexts } from '#sites/texts/sign-in.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { factorsQuery } from '#sites/ui/second-factor/factors-query.ts'
import { Section } from '#sites/ui/section.tsx'
import { OwnPasswordForm } from '#sites/ui/sign-in/own-password-form.tsx'

/** What the key icon leads to. */
export function OwnPasswordPage(): ReactElement {
  const navigate = useNavigate()
  const { data: factors } = useQuery(factorsQuery)
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={ownPasswordTexts.title} />
      <p className={page.text}>{ownPasswordTexts.others}</p>
      <Section>
        <OwnPasswordForm
          onDone={() => navigate({ to: '/', search: lastList() })}
          {...(factors && { min: factors.passwordCharactersMin })}
        />
      </Section>
    </div>
  )
}
