import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import type { ClientRow } from '#contracts/clients.ts'
import { moduleNames } from '#contracts/module-names.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { shortTransferStateTexts } from '#sites/texts/transfer-states.ts'
import { dateTime, day, dayAt, relative } from '#sites/ui/dates.ts'
import { StateBadge } from '#sites/ui/state-badge.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import classes from './clients-table.module.css'
import type { Column } from './columns.ts'

type Props = {
  readonly index: number
  readonly client: ClientRow | undefined
  /** Pixels from the top of the list. */
  readonly top: number
  readonly measure: ((row: HTMLDivElement | null) => void) | undefined
  readonly columns: readonly Column[]
  readonly reachable: boolean
  readonly focused: boolean
  readonly onFocus: (index: number) => void
}

export const ClientLine = memo(function ClientLine(props: Props): ReactElement {
  const { index, client, top, measure, columns, reachable, focused, onFocus } = props
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
        <Cells client={client} link={link} tabIndex={reachable ? 0 : -1} columns={columns} />
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
  readonly columns: readonly Column[]
}

function Cells({ client, link, tabIndex, columns }: CellsProps): ReactElement {
  return (
    <>
      {columns.map(({ name, label }) => (
        <div
          key={name}
          role="cell"
          data-column={name}
          data-label={label}
          title={titleOf(client, name)}
        >
          {name === 'name' ? (
            <Link
              ref={link}
              to="/clients/$clientId"
              params={{ clientId: client.id }}
              tabIndex={tabIndex}
              className={classes.link}
            >
              {client.name}
            </Link>
          ) : (
            cells[name]?.(client)
          )}
        </div>
      ))}
    </>
  )
}

/** What may be cut for want of room. */
function titleOf(client: ClientRow, column: string): string | undefined {
  const { name, city, distributor, lateModules, timeZone } = client
  if (column === 'late') return sinceWhen(lateModules, timeZone)
  return { name, city, distributor: distributor ?? undefined }[column]
}

function namesOf(late: ClientRow['lateModules']): string {
  return late.map(({ module }) => moduleNames[module]).join(', ')
}

function sinceWhen(late: ClientRow['lateModules'], zone: string): string | undefined {
  const lines = late.map(({ module, endedAt }) =>
    clientsTexts.lateModule(moduleNames[module], endedAt === null ? null : dateTime(endedAt, zone)),
  )
  return lines.length === 0 ? undefined : lines.join('\n')
}

const cells: Readonly<Record<string, (client: ClientRow) => ReactNode>> = {
  state: ({ state }) => <StateBadge state={state} />,
  ogec: ({ ogec }) => ogec,
  city: ({ city }) => city,
  distributor: ({ distributor }) => distributor ?? <Nothing />,
  contract: ({ contractEndsOn }) => (contractEndsOn === null ? <Nothing /> : day(contractEndsOn)),
  fetched: ({ fetchedAt, timeZone }) => <Moment at={fetchedAt} zone={timeZone} />,
  transfers: ({ transfers }) => (
    <StateDot tone={tones[transfers]} label={shortTransferStateTexts[transfers]} />
  ),
  ended: ({ transferredAt, timeZone }) => <Moment at={transferredAt} zone={timeZone} />,
  late: ({ lateModules }) =>
    lateModules.length === 0 ? <Nothing /> : `${lateModules.length} · ${namesOf(lateModules)}`,
  agent: ({ agent, timeZone }) => <Agent agent={agent} zone={timeZone} />,
}

const tones = {
  held: 'bad',
  failed: 'bad',
  interrupted: 'bad',
  late: 'bad',
  running: 'coming',
  'up-to-date': 'good',
  never: 'quiet',
  suspended: 'quiet',
} as const satisfies Record<ClientRow['transfers'], string>

/** The day and how long ago; the minute is a hover away. */
function Moment({ at, zone }: { readonly at: string | null; readonly zone: string }): ReactElement {
  if (at === null) return <Nothing />
  return (
    <time dateTime={at} title={dateTime(at, zone)}>
      {dayAt(at, zone)} <Ago at={at} />
    </time>
  )
}

type AgentProps = { readonly agent: ClientRow['agent']; readonly zone: string }

function Agent({ agent, zone }: AgentProps): ReactElement {
  if (!agent) return <span className={classes.quiet}>{clientsTexts.noAgent}</span>
  return (
    <span title={dateTime(agent.lastSeenAt, zone)}>
      {agent.version} <Ago at={agent.lastSeenAt} />
    </span>
  )
}

function Ago({ at }: { readonly at: string }): ReactElement {
  const now = useNow()
  return <span className={classes.quiet}>· {relative(at, now)}</span>
}

function Nothing(): ReactElement {
  return (
    <span className={classes.quiet} aria-label={commonTexts.noneSaid} role="img">
      {commonTexts.none}
    </span>
  )
}
