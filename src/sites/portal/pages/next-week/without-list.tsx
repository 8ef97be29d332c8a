import { Link } from '@tanstack/react-router'
import { useRef, type ReactElement } from 'react'
import type { NextWeek } from '#contracts/renewal.ts'
import { nextWeekTexts, withoutTexts } from '#sites/texts/next-week.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { day } from '#sites/ui/dates.ts'
import { NextStateBadge } from '#sites/ui/next-state-badge.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useMay } from '#sites/portal/session.ts'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import type { ComingWeek } from './coming-week.ts'
import classes from './next-week.module.css'
import { RowAction } from './row-action.tsx'
import { isWithoutState } from './without-states.ts'

type Props = {
  readonly board: NextWeek
  readonly distributor: string | undefined
  readonly reason: string | undefined
  readonly week: ComingWeek
}
type Row = NextWeek['without'][number]

/** The clients that will be without: why, what to do, and the click that does it where one is enough. */
export function WithoutList({ board, distributor, reason, week }: Props): ReactElement {
  const chosen = isWithoutState(reason) ? reason : undefined
  const rows = board.without.filter(({ state }) => chosen === undefined || state === chosen)
  const total = totalOf(board, distributor, chosen)
  const columns = useColumns(week.isOpen)
  const place = useRef<HTMLDivElement>(null)
  useKeptFocus(place, rows.length)
  const filtered = distributor !== undefined || chosen !== undefined
  return (
    <div ref={place} id="clients" tabIndex={-1}>
      <Section title={nextWeekTexts.clients} actions={<span>{nextWeekTexts.count(total)}</span>}>
        {filtered && (
          <p className={classes.only}>
            {nextWeekTexts.only(onlySaid(board, distributor, chosen))}{' '}
            <Link to="/licences" search={{}}>
              {nextWeekTexts.showAll}
            </Link>
          </p>
        )}
        {rows.length < total && (
          <p className={classes.only}>{nextWeekTexts.firstOnly(rows.length, total)}</p>
        )}
        {rows.length === 0 ? (
          <p className={classes.only}>{nextWeekTexts.emptyHere}</p>
        ) : (
          <DataTable
            label={nextWeekTexts.clients}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
    </div>
  )
}

function totalOf(
  board: NextWeek,
  distributor: string | undefined,
  state: Row['state'] | undefined,
) {
  if (state === undefined) return board.withoutTotal
  return board.distributors
    .filter(({ id }) => distributor === undefined || (id ?? 'none') === distributor)
    .reduce((sum, { states }) => sum + (states[state] ?? 0), 0)
}

function onlySaid(
  board: NextWeek,
  distributor: string | undefined,
  state: keyof typeof nextWeekTexts.reasons | undefined,
): string {
  const name =
    distributor === 'none'
      ? nextWeekTexts.noDistributor
      : board.distributors.find(({ id }) => id === distributor)?.name
  return [name, state && nextWeekTexts.reasons[state]]
    .filter((part) => typeof part === 'string')
    .join(', ')
}

function useColumns(isOpen: boolean) {
  const distributors = useMay('clients:assign')
  const columns = [
    {
      key: 'client',
      label: nextWeekTexts.columnClient,
      wide: true,
      render: (row: Row) => <Who row={row} distributors={distributors} />,
    },
    {
      key: 'todo',
      label: nextWeekTexts.columnTodo,
      wide: true,
      render: ({ state }: Row) => <Todo state={state} />,
    },
    {
      key: 'contract',
      label: nextWeekTexts.columnContract,
      render: ({ contractEndsOn }: Row) => (contractEndsOn === null ? null : day(contractEndsOn)),
    },
    {
      key: 'action',
      label: nextWeekTexts.columnAction,
      wide: true,
      render: (row: Row) => <RowAction row={row} isOpen={isOpen} />,
    },
  ]
  return columns
}

type WhoProps = { readonly row: Row; readonly distributors: boolean }

function Who({ row, distributors }: WhoProps): ReactElement {
  const { id, name, ogec, city, distributor } = row
  return (
    <span className={classes.stacked}>
      <Link to="/clients/$clientId/licences" params={{ clientId: id }}>
        {name}
      </Link>
      <span>
        {[ogec, city, distributors ? (distributor ?? nextWeekTexts.noDistributor) : undefined]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </span>
  )
}

function Todo({ state }: Pick<Row, 'state'>): ReactElement | null {
  if (!isWithoutState(state)) return null
  return (
    <span className={classes.stacked}>
      <span>
        <NextStateBadge state={state} />
      </span>
      <span>{withoutTexts[state]}</span>
    </span>
  )
}
