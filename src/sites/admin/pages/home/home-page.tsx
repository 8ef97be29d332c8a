import { IconExternalLink } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { SchoolHome } from '#contracts/school.ts'
import { adminTexts, homeTexts } from '#sites/texts/admin.ts'
import { brand } from '#sites/ui/brand.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { day } from '#sites/ui/dates.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { api } from '../../api.ts'
import { adminPages } from '../../frame/pages.ts'
import { mayIn, useSession } from '../../session.ts'
import classes from './home-page.module.css'

const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => api('GET /api/school') })

/** Accueil: where the online service stands, in plain words, and what there is to do here. */
export function HomePage(): ReactElement {
  const { school } = useSession()
  const { data, error, refetch } = useQuery(homeQuery)
  return (
    <div className={page.page}>
      <PageTitle title={school.name} tab={adminTexts.home} />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && <ServiceCard home={data} />}
      <WaysOn />
    </div>
  )
}

function ServiceCard({ home }: { readonly home: SchoolHome }): ReactElement {
  const { service, ogec, publishedModules, agent, lastTransfer, timeZone } = home
  return (
    <Section title={brand.onlineService}>
      <p className={classes.state}>
        <State service={service} />
      </p>
      <Facts>
        <Fact name={homeTexts.access}>
          {service.access.open ? homeTexts.isOpen : homeTexts.isClosed}
          <Since at={service.access.since} zone={timeZone} />
        </Fact>
        <Fact name={homeTexts.sms}>
          {service.sms.open ? homeTexts.areOpen : homeTexts.areClosed}
          <Since at={service.sms.since} zone={timeZone} />
        </Fact>
        <Fact name={homeTexts.published}>
          {publishedModules === 0
            ? homeTexts.publishedNone
            : homeTexts.publishedCount(publishedModules)}
          <Link to="/modules">
            {publishedModules === 0 ? homeTexts.publish : homeTexts.seeModules}
          </Link>
        </Fact>
        <Fact name={homeTexts.site}>
          <a href={service.siteUrl} target="_blank" rel="noopener" title={homeTexts.visit}>
            {service.siteUrl.replace(/^https?:\/\//, '')}{' '}
            <IconExternalLink size="0.875rem" aria-hidden="true" className={classes.external} />
          </a>
          <CopyButton text={service.siteUrl} what={homeTexts.theSite} />
        </Fact>
        <Fact name={homeTexts.agent(brand.agent)}>
          {agent === null ? (
            homeTexts.agentNone
          ) : (
            <span>
              {agent.machine} {homeTexts.agentSeen} <Moment at={agent.lastSeenAt} zone={timeZone} />
            </span>
          )}
        </Fact>
        <Fact name={homeTexts.lastTransfer}>
          {lastTransfer === null ? (
            homeTexts.transferNone
          ) : (
            <span>
              <Moment at={lastTransfer.endedAt} zone={timeZone} /> :{' '}
              {homeTexts.transferOutcomes[lastTransfer.outcome]}
            </span>
          )}
        </Fact>
        <Fact name={homeTexts.ogec}>
          {ogec}
          <CopyButton text={ogec} what={homeTexts.theOgec} />
        </Fact>
      </Facts>
    </Section>
  )
}

function State({ service }: Pick<SchoolHome, 'service'>): ReactElement {
  const { state, suspension } = service
  if (state === 'open')
    return (
      <>
        <strong>
          <StateDot tone="good" label={homeTexts.open} />
        </strong>{' '}
        {homeTexts.openSaid}
      </>
    )
  if (state === 'suspended')
    return (
      <>
        <strong>
          <StateDot
            tone="coming"
            label={homeTexts.suspended(suspension.until === null ? '' : day(suspension.until))}
          />
        </strong>{' '}
        {homeTexts.suspendedSaid}
      </>
    )
  return (
    <>
      <strong>
        <StateDot tone="bad" label={homeTexts.closed} />
      </strong>{' '}
      {homeTexts.closedSaid}
    </>
  )
}

function Since({ at, zone }: { at: string | null; zone: string }): ReactElement {
  if (at === null) return <span className={page.quiet}>{homeTexts.never}</span>
  return (
    <span className={page.quiet}>
      {homeTexts.since} <Moment at={at} zone={zone} />
    </span>
  )
}

const saying: Readonly<Partial<Record<(typeof adminPages)[number]['to'], string>>> = {
  '/presentation': homeTexts.doPresentation,
  '/coordonnees': homeTexts.doContact,
  '/modules': homeTexts.doModules,
  '/alertes': homeTexts.doAlerts,
  '/comptes': homeTexts.doAccounts,
  '/acces-du-support': homeTexts.doSupport,
}

/** Every page that this person has, and what it is for. */
function WaysOn(): ReactElement {
  const session = useSession()
  const supervised = session.who.as === 'supervision'
  const shown = adminPages.filter(
    ({ to, permission, supervised: open }) =>
      to !== '/' && mayIn(session, permission) && (!supervised || open),
  )
  return (
    <Section title={homeTexts.toDo}>
      <ul className={classes.ways}>
        {shown.map(({ to, title }) => (
          <li key={to}>
            <Link to={to}>{title}</Link>
            <span className={page.quiet}>{saying[to]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
