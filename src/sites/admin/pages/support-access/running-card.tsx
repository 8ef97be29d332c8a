import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { supportAccessTexts } from '#sites/texts/support-access.ts'
import { Section } from '#sites/ui/section.tsx'
import { EndButton } from './end-button.tsx'
import classes from './support-access.module.css'
import { SupervisionFacts } from './supervision-facts.tsx'

/** Somebody of the support is in right now. */
export function RunningCard({ supervision }: { readonly supervision: Supervision }): ReactElement {
  return (
    <div className={classes.running}>
      <Section title={supportAccessTexts.running} actions={<EndButton supervision={supervision} />}>
        <SupervisionFacts supervision={supervision} />
        <p className={classes.under}>
          <Link to="/acces-du-support/$supervisionId" params={{ supervisionId: supervision.id }}>
            {supportAccessTexts.seeLive}
          </Link>
        </p>
      </Section>
    </div>
  )
}
