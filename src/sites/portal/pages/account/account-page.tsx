import type { ReactElement } from 'react'
import { useAccount } from '#sites/portal/session.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { staffAccountTexts } from '#sites/texts/own-account.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { OwnSessions } from '#sites/ui/own-sessions/own-sessions.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { FactorsCard } from '#sites/ui/second-factor/factors-card.tsx'
import { Section } from '#sites/ui/section.tsx'

/** Mon compte: who one is here, what protects the account, and where it is open. */
export function AccountPage(): ReactElement {
  const { name, mail, role, distributor } = useAccount()
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={staffAccountTexts.title} />
      <Section title={staffAccountTexts.who}>
        <Facts>
          <Fact name={staffAccountTexts.name}>{name}</Fact>
          <Fact name={staffAccountTexts.mail}>{mail}</Fact>
          <Fact name={staffAccountTexts.role}>{frameTexts[role]}</Fact>
          <Fact name={staffAccountTexts.distributor}>
            {distributor?.name ?? staffAccountTexts.publisher}
          </Fact>
        </Facts>
        <p className={page.note}>{staffAccountTexts.fixed}</p>
      </Section>
      <Section title={staffAccountTexts.password}>
        <LinkButton to="/mon-compte/mot-de-passe" variant="default">
          {frameTexts.changePassword}
        </LinkButton>
      </Section>
      <FactorsCard />
      <OwnSessions />
    </div>
  )
}
