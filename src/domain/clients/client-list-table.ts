import { sql, type RawBuilder } from 'kysely'
import type { ClientQuery, LicenceState } from '#contracts/clients.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/** The current week of a time zone: what the list needs to know of the calendar. */
export type ZoneWeek = {
  readonly zone: string
  readonly week: string
  readonly today: string
  readonly sunday: string
}

export type ListRow = {
  readonly id: string
  readonly ogec: string
  readonly name: string
  readonly city: string
  readonly distributor: string | null
  readonly state: LicenceState
  readonly fetchedAt: Date | null
  readonly contractEndsOn: string | null
  readonly agentVersion: string | null
  readonly agentSeenAt: Date | null
  readonly timeZone: string
}

/** What the whole question is about; `only` is the scope: null for the publisher. */
export type ListQuestion = {
  readonly query: ClientQuery
  readonly only: string | null
  readonly zones: readonly ZoneWeek[]
  readonly words: readonly string[]
}

export async function selectPage(work: Work, question: ListQuestion): Promise<readonly ListRow[]> {
  const { query } = question
  const direction = query.order === 'asc' ? sql`asc` : sql`desc`
  const { rows } = await sql<ListRow>`
    ${listed(question)}
    select id, ogec, name, city, distributor, state, fetched_at as "fetchedAt", ends_on as "contractEndsOn",
      agent_version as "agentVersion", agent_seen_at as "agentSeenAt", time_zone as "timeZone"
    from listed
    where ${query.state === undefined ? sql`true` : sql`state = ${query.state}`}
    order by ${order[query.sort]} ${direction} nulls last, name_key, id
    limit ${query.count} offset ${query.from}`.execute(sqlOf(work))
  return rows
}

/** How many the search and the distributor select, by state. */
export async function countStates(
  work: Work,
  question: ListQuestion,
): Promise<ReadonlyMap<LicenceState, number>> {
  const { rows } = await sql<{ state: LicenceState; n: number }>`
    ${listed(question)} select state, count(*) as n from listed group by state`.execute(sqlOf(work))
  return new Map(rows.map(({ state, n }) => [state, n]))
}

const order: Readonly<Record<ClientQuery['sort'], RawBuilder<unknown>>> = {
  state: sql`case state when 'to-issue' then 0 when 'contract-ended' then 1 when 'no-contract' then 2 when 'contract-to-come' then 3 when 'issued' then 4 else 5 end`,
  ogec: sql`ogec collate "C"`,
  name: sql`name_key`,
  city: sql`city_key`,
  distributor: sql`distributor_key`,
  contract: sql`ends_on`,
  agent: sql`agent_seen_at`,
}

/** The clients in question with their state, decided on the calendar of each one's own time zone. */
function listed({ query, only, zones, words }: ListQuestion): RawBuilder<unknown> {
  const conditions = [
    ...(only === null ? [] : [sql`c.distributor_id = ${only}`]),
    ...(query.distributor === undefined
      ? []
      : [
          query.distributor === 'none'
            ? sql`c.distributor_id is null`
            : sql`c.distributor_id = ${query.distributor}`,
        ]),
    ...words.map((word) => sql`c.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
  ]
  const zoneRows = zones.map(
    ({ zone, week, today, sunday }) => sql`(${zone}, ${week}, ${today}::date, ${sunday}::date)`,
  )
  return sql`
    with zones (zone, week, today, sunday) as (values ${sql.join(zoneRows)}),
    listed as (
      select c.id, c.ogec, c.name, c.name_key, c.city, c.city_key, c.time_zone, d.name as distributor, d.name_key as distributor_key,
        k.ends_on, l.fetched_at, a.version as agent_version, a.last_seen_at as agent_seen_at,
        case
          when k.client_id is null then 'no-contract'
          when k.ends_on < z.today then 'contract-ended'
          when k.starts_on > z.sunday then 'contract-to-come'
          when l.id is null then 'to-issue'
          when l.fetched_at is null then 'issued'
          else 'fetched'
        end as state
      from clients c
      join zones z on z.zone = c.time_zone
      left join distributors d on d.id = c.distributor_id
      left join contracts k on k.client_id = c.id
      left join licences l on l.client_id = c.id and l.week = z.week and l.revoked_at is null
      left join agents a on a.client_id = c.id and a.detached_at is null
      where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}
    )`
}
