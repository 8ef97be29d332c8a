import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SchoolAccount } from '#contracts/sign-in.ts'
import { adminTexts, ownAccountTexts, rightTexts, roleTexts } from '#sites/texts/admin.ts'
import { ownPasswordTexts } from '#sites/texts/sign-in.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { OwnSessions } from '#sites/ui/own-sessions/own-sessions.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { FactorsCard } from '#sites/ui/second-factor/factors-card.tsx'
import { factorsQuery } from '#sites/ui/second-factor/factors-query.ts'
import { Section } from '#sites/ui/section.tsx'
import { OwnPasswordForm } from '#sites/ui/sign-in/own-password-form.tsx'
import { Gate } from '../../frame/gate.tsx'
import { useSession } from '../../session.ts'
import { MailChangeForm } from './mail-change-form.tsx'

/** Mon compte: what is this person's alone. */
export function AccountPage(): ReactElement {
  const { who } = useSession()
  return <Gate to="/mon-compte">{who.as === 'school' && <Own account={who.account} />}</Gate>
}

function Own({ account }: { readonly account: SchoolAccount }): ReactElement {
  const { data: factors } = useQuery(factorsQuery)
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={adminTexts.account} />
      <Section title={ownAccountTexts.who}>
        <Facts>
          <Fact name={ownAccountTexts.name}>{account.name}</Fact>
          <Fact name={ownAccountTexts.mail}>{account.mail}</Fact>
          <Fact name={ownAccountTexts.role}>{roleTexts[account.role]}</Fact>
          <Fact name={ownAccountTexts.rights}>{rightsSaid(account)}</Fact>
        </Facts>
        <p className={page.note}>{ownAccountTexts.nameFixed}</p>
      </Section>
      <Section title={ownAccountTexts.password}>
        <OwnPasswordForm {...(factors && { min: factors.passwordCharactersMin })} />
        <p className={page.note}>{ownPasswordTexts.others}</p>
      </Section>
      <FactorsCard />
      <OwnSessions />
      <Section title={ownAccountTexts.changeMail}>
        <MailChangeForm account={account} />
      </Section>
    </div>
  )
}

function rightsSaid({ role, rights }: SchoolAccount): string {
  if (role === 'administrateur-etablissement') return ownAccountTexts.everything
  return rights.length === 0
    ? ownAccountTexts.nothing
    : rights.map((right) => rightTexts[right]).join(', ')
}
