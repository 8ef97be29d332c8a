import { IconExternalLink } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import type { OnlineService } from '#contracts/online-service.ts'
import { onlineServiceTexts, serviceStateTexts } from '#sites/texts/online-service.ts'
import { brand } from '#sites/ui/brand.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import classes from './online-service.module.css'
import { AccessBox, SmsBox } from './service-boxes.tsx'
import { SummerMode } from './summer-mode.tsx'

type Props = {
  readonly clientId: string
  readonly service: OnlineService
  readonly zone: string
}

/** Under which code the school is known there, what is open, and where its sites are. */
export function ServiceCard({ clientId, service, zone }: Props): ReactElement {
  const { ogec, state, createdAt, createdBy, siteUrl, adminUrl } = service
  return (
    <Section
      title={onlineServiceTexts.createTitle(brand.onlineService)}
      actions={<StateDot tone={tones[state]} label={serviceStateTexts[state]} />}
    >
      <div className={classes.stack}>
        <dl className={classes.facts}>
          <Fact name={onlineServiceTexts.identifier}>
            <span className={classes.code}>
              {ogec}
              <CopyButton text={ogec} what={onlineServiceTexts.theIdentifier} />
            </span>
          </Fact>
          <Fact name={onlineServiceTexts.createdAt}>
            <Moment at={createdAt} zone={zone} />{' '}
            <span className={classes.small}>{onlineServiceTexts.by(createdBy)}</span>
          </Fact>
          <Fact name={onlineServiceTexts.site}>
            <OutLink href={siteUrl} />
          </Fact>
          <Fact name={onlineServiceTexts.adminSite}>
            <OutLink href={adminUrl} />
          </Fact>
        </dl>
        <div className={classes.switches}>
          <AccessBox clientId={clientId} now={service.access} zone={zone} />
          <SmsBox clientId={clientId} now={service.sms} zone={zone} />
        </div>
        <SummerMode clientId={clientId} suspension={service.suspension} zone={zone} />
      </div>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function OutLink({ href }: { readonly href: string }): ReactElement {
  return (
    <a href={href} target="_blank" rel="noopener">
      {href.replace(/^https?:\/\//, '')}
      <IconExternalLink
        size="0.9375rem"
        role="img"
        aria-label={onlineServiceTexts.newTab}
        className={classes.out}
      />
    </a>
  )
}

const tones = { open: 'good', suspended: 'coming', closed: 'bad' } as const
