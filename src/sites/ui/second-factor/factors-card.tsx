import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { secondFactorTexts } from '#sites/texts/second-factor.ts'
import { LinkButton } from '../link-button.tsx'
import page from '../page.module.css'
import { Section } from '../section.tsx'
import { factorsQuery } from './factors-query.ts'

/** On « Mon compte »: whether a second factor protects it, and where to change that. */
export function FactorsCard(): ReactElement {
  const { data: factors } = useQuery(factorsQuery)
  const isProtected = factors && (factors.totp !== null || factors.passkeys.length > 0)
  return (
    <Section title={secondFactorTexts.title}>
      <p className={page.text}>
        {factors && (isProtected ? secondFactorTexts.on : secondFactorTexts.off)}
      </p>
      <LinkButton
        to="/mon-compte/double-authentification"
        variant="default"
        mt="sm"
        aria-label={isProtected ? secondFactorTexts.manageLong : secondFactorTexts.turnOnLong}
      >
        {isProtected ? secondFactorTexts.manage : secondFactorTexts.turnOn}
      </LinkButton>
    </Section>
  )
}
