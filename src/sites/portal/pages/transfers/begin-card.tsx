import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import type { TransfersTab } from '#contracts/transfers.ts'
import { beginTexts } from '#sites/texts/transfers.ts'
import { brand } from '#sites/ui/brand.ts'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { onlineServiceQuery } from '../online-service/online-service-query.ts'
import classes from './transfers.module.css'

type Props = { readonly clientId: string; readonly agent: TransfersTab['agent'] }

/** In place of the transfers of a school that has none: the way to its first one. */
export function BeginCard({ clientId, agent }: Props): ReactElement {
  const service = useQuery(onlineServiceQuery(clientId)).data?.service
  const params = { clientId }
  return (
    <Section title={beginTexts.title}>
      <div className={classes.stack}>
        <p>{beginTexts.intro}</p>
        <ol className={classes.steps}>
          <Step label={beginTexts.service(brand.onlineService)} isDone={Boolean(service)}>
            <LinkButton
              to="/clients/$clientId/service-en-ligne"
              params={params}
              size="xs"
              variant="default"
            >
              {beginTexts.toService(brand.onlineService)}
            </LinkButton>
          </Step>
          <Step label={beginTexts.attach} isDone={agent !== null}>
            <LinkButton
              to="/clients/$clientId/licences"
              params={params}
              size="xs"
              variant="default"
            >
              {beginTexts.toLicences}
            </LinkButton>
          </Step>
          <Step label={beginTexts.launch} isDone={false}>
            <p className={classes.small}>{beginTexts.launchHint}</p>
          </Step>
        </ol>
      </div>
    </Section>
  )
}

type StepProps = { readonly label: string; readonly isDone: boolean; readonly children: ReactNode }

function Step({ label, isDone, children }: StepProps): ReactElement {
  return (
    <li>
      <div className={classes.step}>
        <span className={classes.who}>
          {label}
          <StateDot
            tone={isDone ? 'good' : 'quiet'}
            label={isDone ? beginTexts.done : beginTexts.todo}
          />
        </span>
        {!isDone && children}
      </div>
    </li>
  )
}
