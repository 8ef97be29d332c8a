import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef, type ReactElement } from 'react'
import type { ClientRow } from '#contracts/clients.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { dateTime, day, relative } from '#sites/ui/dates.ts'
import { StateBadge } from '#sites/ui/state-badge.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import classes from './clients-table.module.css'

type Props = {
  readonly index: number
  readonly client: ClientRow | undefined
  /** Pixels from the top of the list. */
  readonly top: number
  readonly measure: ((row: HTMLDivElement | null) => void) | undefined
  readonly reachable: boolean
  readonly focused: boolean
  readonly onFocus: (index: number) => void
}

export const ClientLine = memo(function ClientLine(props: Props): ReactElement {
  const { index, client, top, measure, reachable, focused, onFocus } = props
  const link = useRef<HTMLAnchorElement>(null)
  const loaded = client !== undefined
  useEffect(() => {
    if (focused && loaded) link.current?.focus({ preventScroll: true })
  }, [focused, loaded])
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={() => {
        onFocus(index)
      }}
    >
      {client ? (
        <Cells client={client} link={link} tabIndex={reachable ? 0 : -1} />
      ) : (
        <div role="cell" className={classes.coming}>
          {commonTexts.loading}
        </div>
      )}
    </div>
  )
})

type CellsProps = {
  readonly client: ClientRow
  readonly link: React.RefObject<HTMLAnchorElement | null>
  readonly tabIndex: number
}

function Cells({ client, link, tabIndex }: CellsProps): ReactElement {
  const { distributor, contractEndsOn, fetchedAt, agent, timeZone } = client
  return (
    <>
      <div role="cell" data-column="state">
        <StateBadge state={client.state} />
      </div>
      <div role="cell" data-column="ogec">
        {client.ogec}
      </div>
      <div role="cell" data-column="name" title={client.name}>
        <Link
          ref={link}
          to="/clients/$clientId"
          params={{ clientId: client.id }}
          tabIndex={tabIndex}
          className={classes.link}
        >
          {client.name}
        </Link>
      </div>
      <div role="cell" data-column="city" title={client.city}>
        {client.city}
      </div>
      <div role="cell" data-column="distributor" title={distributor ?? undefined}>
        {distributor ?? <Nothing />}
      </div>
      <div role="cell" data-column="contract">
        {contractEndsOn === null ? <Nothing /> : day(contractEndsOn)}
      </div>
      <div role="cell" data-column="fetched">
        {fetchedAt === null ? <Nothing /> : dateTime(fetchedAt, timeZone)}
      </div>
      <div role="cell" data-column="agent">
        <Agent agent={agent} />
      </div>
    </>
  )
}

function Agent({ agent }: Pick<ClientRow, 'agent'>): ReactElement {
  const now = useNow()
  if (!agent) return <span className={classes.quiet}>{clientsTexts.noAgent}</span>
  return (
    <>
      {agent.version} <span className={classes.quiet}>· {relative(agent.lastSeenAt, now)}</span>
    </>
  )
}

function Nothing(): ReactElement {
  return (
    <span className={classes.quiet} aria-label={commonTexts.noneSaid} role="img">
      {commonTexts.none}
    </span>
  )
}
