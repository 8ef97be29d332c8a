import { sql, type RawBuilder } from 'kysely'
import type { ClientFilter, ClientQuery } from '#contracts/clients.ts'
import { revocationReasons, type Module } from '#contracts/licences.ts'
import type { BulkAct, BulkOutcome } from '#contracts/bulk-orders.ts'
import type { ThresholdsInForce } from '#domain/settings/read-thresholds.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  agentVersion,
  clientsInZones,
  clientsThisWeek,
  inScope,
  joinAgent,
  joinContract,
  joinDistributor,
  joinLicence,
  isSuspended,
  joinTransfers,
  lateModules,
  transferCause,
  transferPlace,
  transferUrgency,
  urgency,
  urgencyOf,
} from './client-sql-table.ts'
import { isWithoutNextWeek, joinNextWeek, startsSoon } from './next-week-sql-table.ts'
import type { ZoneWeek } from './zone-weeks.ts'

/** Which clients a question is about. */
export type FilterQuestion = {
  readonly query: ClientFilter
  readonly scope: ReturnType<typeof scopeOf>
  readonly zones: readonly ZoneWeek[]
  readonly words: readonly string[]
  readonly now: Date
  readonly thresholds: ThresholdsInForce
}

/** With the order and the window in which they are shown. */
export type ListQuestion = FilterQuestion & { readonly query: ClientQuery }

export type ListRow = {
  readonly id: string
  readonly ogec: string
  readonly name: string
  readonly city: string
  readonly distributor: string | null
  /** The place of its state in `licenceStates`. */
  readonly urgency: number
  /** Timestamps as JSON writes them. */
  readonly fetchedAt: string | null
  readonly contractEndsOn: string | null
  /** The place of its state in `transferUrgencies`. */
  readonly transferUrgency: number
  readonly transferredAt: string | null
  readonly lateModules:
    | readonly { readonly module: Module; readonly endedAt: string | null }[]
    | null
  readonly agentVersion: string | null
  readonly agentSeenAt: string | null
  readonly timeZone: string
}

/**
 * The first rows, and how many clients stand in each state: of what the filter selects but for its state. One narrow
 * pass over the clients in question, joined with no more than the question needs; only the rows shown are read in full.
 */
export async function selectPage(
  work: Work,
  question: ListQuestion,
): Promise<{
  counts: readonly { readonly urgency: number; readonly count: number }[]
  rows: readonly ListRow[]
}> {
  const { rows } = await sql<{
    counts: { urgency: number; count: number }[] | null
    rows: ListRow[] | null
  }>`
    with ${listed(question, { withState: true })},
    ${shown(question, 0)}
    select
      (select json_agg(counted) from (select urgency, count(*) from listed group by urgency) counted) as counts,
      ${shownInFull(question)} as rows`.execute(sqlOf(work))
  return { counts: rows[0]?.counts ?? [], rows: rows[0]?.rows ?? [] }
}

/** The rows further down, from the place `from`. */
export async function selectFurther(
  work: Work,
  question: ListQuestion,
  from: number,
): Promise<readonly ListRow[]> {
  const { sort, state } = question.query
  const withState = sort === 'state' || state !== undefined
  const { rows } = await sql<{ rows: ListRow[] | null }>`
    with ${listed(question, { withState })},
    ${shown(question, from)}
    select ${shownInFull(question)} as rows`.execute(sqlOf(work))
  return rows[0]?.rows ?? []
}

/** `listed`: what the filter selects but for its state, and the state itself only where somebody counts or sorts by it. */
function listed(
  question: ListQuestion,
  { withState }: { readonly withState: boolean },
): RawBuilder<unknown> {
  const { query } = question
  return sql`listed as materialized (
    select c.id, c.name_key, ${withState ? urgency : sql`null::integer`} as urgency, ${sortKeyOf(question)} as sort_key
    ${joinsOf(question, { sort: query.sort, withState })}
    where ${sql.join(conditions(question), sql` and `)}
  )`
}

/** `shown`: the rows of one window. How many is written as it stands: the planner knows it is few. */
function shown({ query }: ListQuestion, from: number): RawBuilder<unknown> {
  const { sort, state, count } = query
  return sql`shown as (
    select * from (
      select id, name_key, ${orderedBy[sort] ?? sql`sort_key`} as sort_key from listed
      where ${state === undefined ? sql`true` : sql`urgency = ${urgencyOf(state)}`}
    ) shown
    ${inOrderOf(query)} limit ${sql.lit(count)} offset ${sql.lit(from)}
  )`
}

function inOrderOf({ order }: ClientQuery): RawBuilder<unknown> {
  return sql`order by shown.sort_key ${order === 'asc' ? sql`asc` : sql`desc`} nulls last, shown.name_key, shown.id`
}

/** Each by its key (`offset 0` keeps the planner from joining instead, and reading all clients again for a hundred). */
const lookedUp: RawBuilder<unknown> = sql`shown cross join lateral (select * from clients where id = shown.id offset 0) c`

function shownInFull({ query, zones, now, thresholds }: ListQuestion): RawBuilder<unknown> {
  return sql`(select json_agg(json_build_object(
      'id', c.id, 'ogec', c.ogec, 'name', c.name, 'city', c.city, 'distributor', d.name, 'urgency', ${urgency},
      'fetchedAt', l.fetched_at, 'contractEndsOn', k.ends_on,
      'transferUrgency', ${transferUrgency(now, thresholds.lateAfterMs)}, 'transferredAt', t.last_end_at,
      'lateModules', ${lateModules(now, thresholds.lateAfterMs)}, 'agentVersion', a.version,
      'agentSeenAt', a.last_seen_at, 'timeZone', c.time_zone) ${inOrderOf(query)})
    ${clientsThisWeek(zones, now, lookedUp)}
    ${joinTransfers(zones)}
    ${joinDistributor}
    ${joinAgent}
  )`
}

/** The clients that a filter selects, in the order of their names, at most `limit`. */
export async function selectFiltered(
  work: Work,
  question: FilterQuestion,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id ${joinsOf(question)}
    where ${sql.join(selected(question), sql` and `)}
    order by c.name_key, c.id limit ${limit}`.execute(sqlOf(work))
  return rows.map(({ id }) => id)
}

/** How many clients of a filter issuing a licence would come to what for, with nothing written. */
export async function countForeseen(
  work: Work,
  question: FilterQuestion,
  week: 'current' | 'next',
): Promise<readonly { outcome: BulkOutcome; count: number }[]> {
  const isNext = week === 'next'
  const first = isNext ? sql`z.sunday + 1` : sql`z.today`
  const last = isNext ? sql`z.next_sunday` : sql`z.sunday`
  return countOutcomes(
    work,
    question,
    sql`case
      when ${isNext} and not z.is_open then 'too-early'
      when k.client_id is null then 'no-contract'
      when k.ends_on < ${first} or k.starts_on > ${last} then 'not-covered'
      when not ${startsSoon} then 'too-early'
      when exists (select 1 from licences x where x.client_id = c.id and x.revoked_at is null
        and x.week = ${isNext ? sql`z.next_week` : sql`z.week`} and x.expires_at > ${work.now}) then 'already-issued'
      when (select x.revoked_reason = any (${[...revocationReasons]}::text[]) from licences x where x.client_id = c.id
        and x.week = ${isNext ? sql`z.next_week` : sql`z.week`} order by x.revoked_at is null desc, x.issued_at desc limit 1) then 'revoked'
      else 'issued' end`,
  )
}

/** The same of a change. */
export async function countForeseenChange(
  work: Work,
  question: FilterQuestion,
  change: Exclude<BulkAct, { kind: 'issue' }>,
): Promise<readonly { outcome: BulkOutcome; count: number }[]> {
  return countOutcomes(
    work,
    question,
    change.kind === 'renewal'
      ? sql`case when k.client_id is null then 'no-contract'
          when k.renews = ${change.on} then 'already-so' else 'changed' end`
      : sql`case when c.distributor_id is not distinct from ${change.distributorId}::uuid
          then 'already-so' else 'changed' end`,
  )
}

async function countOutcomes(
  work: Work,
  question: FilterQuestion,
  outcome: RawBuilder<unknown>,
): Promise<readonly { outcome: BulkOutcome; count: number }[]> {
  const { rows } = await sql<{ outcome: BulkOutcome; count: number }>`
    select ${outcome} as outcome, count(*)::integer as count
    ${joinsOf(question, { withState: true })}
    where ${sql.join(selected(question), sql` and `)}
    group by 1`.execute(sqlOf(work))
  return rows
}

/** What `listed` says of every client in any case. */
const orderedBy: Partial<Record<ClientQuery['sort'], RawBuilder<unknown>>> = {
  state: sql`urgency`,
  name: sql`name_key`,
}

function sortKeyOf({ query: { sort }, now, thresholds }: ListQuestion): RawBuilder<unknown> {
  switch (sort) {
    case 'state':
    case 'name':
      return sql`null::integer`
    case 'ogec':
      return sql`c.ogec collate "C"`
    case 'city':
      return sql`c.city_key`
    case 'distributor':
      return sql`d.name_key`
    case 'contract':
      return sql`k.ends_on`
    case 'agent':
      return sql`a.last_seen_at`
    case 'transfers':
      return transferUrgency(now, thresholds.lateAfterMs)
    case 'todo':
      return todo(now, thresholds)
  }
}

/** What the conditions of a filter look at, and the order, and no more: each is paid for every client of every list. */
function joinsOf(
  { query, zones, now }: FilterQuestion,
  shown: { readonly sort?: ClientQuery['sort']; readonly withState?: boolean } = {},
): RawBuilder<unknown> {
  const { state, next, transfers, cause, agentVersion, todo } = query
  const { sort, withState = false } = shown
  const asksTodo = todo !== undefined || sort === 'todo'
  const asksCause = asksTodo || cause !== undefined
  const asksWeek = withState || asksTodo || next !== undefined || state !== undefined
  const joins = [
    (asksWeek || sort === 'contract') && joinContract,
    asksWeek && joinLicence(zones, now),
    next !== undefined && joinNextWeek(zones),
    (asksCause || transfers !== undefined || sort === 'transfers') && joinTransfers(zones),
    (asksCause || agentVersion !== undefined || sort === 'agent') && joinAgent,
    sort === 'distributor' && joinDistributor,
  ]
  return sql.join([clientsInZones(zones), ...joins.filter((join) => join !== false)], sql` `)
}

/**
 * Whether a client needs somebody, and how soon: transfers that wait for an answer or fail, no licence this
 * week, transfers that are late, a contract about to end, no machine. Null: nobody. The same as the states of
 * transfers and of the week say, in the fewest comparisons.
 */
function todo(
  now: Date,
  { lateAfterMs, endsSoonDays }: ThresholdsInForce,
): RawBuilder<number | null> {
  const lateBefore = new Date(now.getTime() - lateAfterMs)
  const isWatched = sql`t.outcome <> 'running' and not ${isSuspended}`
  return sql<number | null>`case
    when (t.is_held or t.outcome in ('failed', 'interrupted')) and ${isWatched} then 0
    when k.client_id is null or k.ends_on < z.today or (l.id is null and k.starts_on <= z.sunday) then 1
    when (t.last_end_at is null or t.last_end_at < ${lateBefore}) and ${isWatched} then 2
    when k.ends_on < z.today + ${sql.lit(endsSoonDays)} then 3
    when a.client_id is null and k.starts_on <= z.today then 4
  end`
}

/** The conditions with the state among them, where no count of the other states is wanted. */
function selected(question: FilterQuestion): RawBuilder<unknown>[] {
  const { state } = question.query
  const ofState = state === undefined ? [] : [sql`(${urgency}) = ${urgencyOf(state)}`]
  return [...conditions(question), ...ofState]
}

function conditions({
  query,
  scope,
  words,
  now,
  thresholds,
}: FilterQuestion): RawBuilder<unknown>[] {
  const found = [
    inScope(scope),
    ...words.map((word) => sql`c.search_text like ${`%${literally(word)}%`}`),
  ]
  if (query.transfers !== undefined)
    found.push(
      sql`(${transferUrgency(now, thresholds.lateAfterMs)}) = ${transferPlace(query.transfers)}`,
    )
  if (query.todo !== undefined) found.push(sql`(${todo(now, thresholds)}) is not null`)
  if (query.cause !== undefined)
    found.push(sql`(${transferCause(now, thresholds.lateAfterMs)}) = ${query.cause}`)
  if (query.agentVersion !== undefined) found.push(sql`${agentVersion} = ${query.agentVersion}`)
  if (query.next === 'without') found.push(isWithoutNextWeek)
  if (query.distributor === 'none') found.push(sql`c.distributor_id is null`)
  else if (query.distributor !== undefined) found.push(sql`c.distributor_id = ${query.distributor}`)
  return found
}

/** A search for « 50% » is one for those characters. */
function literally(word: string): string {
  return word.replace(/[\\%_]/g, String.raw`\$&`)
}
