import { sql, type RawBuilder } from 'kysely'
import { licenceStates, type ClientQuery, type LicenceState } from '#contracts/clients.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

/** The current week of a time zone: what the list needs to know of the calendar. */
export type ZoneWeek = {
  readonly zone: string
  readonly week: string
  readonly today: string
  readonly sunday: string
}

/** What the whole question is about. */
export type ListQuestion = {
  readonly query: ClientQuery
  readonly scope: ReturnType<typeof scopeOf>
  readonly zones: readonly ZoneWeek[]
  readonly words: readonly string[]
}

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
  readonly agentVersion: string | null
  readonly agentSeenAt: string | null
  readonly timeZone: string
}

export type ListAnswer = {
  readonly counts: readonly { readonly urgency: number; readonly count: number }[]
  readonly rows: readonly ListRow[]
}

/**
 * One narrow pass over the clients in question tells how many stand in each state and which rows
 * the window shows; only those are then read in full.
 */
export async function selectPage(work: Work, question: ListQuestion): Promise<ListAnswer> {
  const { query } = question
  const inOrder = sql`order by sort_key ${query.order === 'asc' ? sql`asc` : sql`desc`} nulls last, name_key, id`
  const { rows } = await sql<{ [name in keyof ListAnswer]: ListAnswer[name] | null }>`
    with zones (zone, week, today, sunday) as (values ${sql.join(question.zones.map(zoneRow))}),
    listed as materialized (
      select c.id, c.name_key, ${urgency} as urgency, ${sortKeys[query.sort]} as sort_key
      ${clientsThisWeek(work.now)}
      left join distributors d on ${query.sort === 'distributor' ? distributorOf : sql`false`}
      left join agents a on ${query.sort === 'agent' ? agentOf : sql`false`}
      where ${sql.join(conditions(question), sql` and `)}
    ),
    shown as (
      select id, urgency, row_number() over (${inOrder}) as place from listed
      where ${query.state === undefined ? sql`true` : sql`urgency = ${urgencyOf(query.state)}`}
      ${inOrder} limit ${query.count} offset ${query.from}
    )
    select
      (select json_agg(counted) from (select urgency, count(*) from listed group by urgency) counted) as counts,
      (select json_agg(json_build_object(
          'id', c.id, 'ogec', c.ogec, 'name', c.name, 'city', c.city, 'distributor', d.name, 'urgency', shown.urgency,
          'fetchedAt', l.fetched_at, 'contractEndsOn', k.ends_on, 'agentVersion', a.version,
          'agentSeenAt', a.last_seen_at, 'timeZone', c.time_zone) order by shown.place)
        ${clientsThisWeek(work.now)}
        join shown on shown.id = c.id
        left join distributors d on ${distributorOf}
        left join agents a on ${agentOf}
      ) as rows`.execute(sqlOf(work))
  return { counts: rows[0]?.counts ?? [], rows: rows[0]?.rows ?? [] }
}

/** A licence that has ended, cut short by a contract since prolonged, counts no more. */
const clientsThisWeek = (now: Date): RawBuilder<unknown> => sql`
  from clients c
  join zones z on z.zone = c.time_zone
  left join contracts k on k.client_id = c.id
  left join licences l on l.client_id = c.id and l.week = z.week and l.revoked_at is null
    and l.expires_at > ${now}`
const distributorOf = sql`d.id = c.distributor_id`
const agentOf = sql`a.client_id = c.id and a.detached_at is null`

/** Decided on the calendar of each client's own time zone; see docs/domain.md. */
const urgency = sql`case
  when k.client_id is null then ${urgencyOf('no-contract')}
  when k.ends_on < z.today then ${urgencyOf('contract-ended')}
  when k.starts_on > z.sunday then ${urgencyOf('contract-to-come')}
  when l.id is null then ${urgencyOf('to-issue')}
  when l.fetched_at is null then ${urgencyOf('issued')}
  else ${urgencyOf('fetched')}
end`

const sortKeys: Readonly<Record<ClientQuery['sort'], RawBuilder<unknown>>> = {
  state: urgency,
  ogec: sql`c.ogec collate "C"`,
  name: sql`c.name_key`,
  city: sql`c.city_key`,
  distributor: sql`d.name_key`,
  contract: sql`k.ends_on`,
  agent: sql`a.last_seen_at`,
}

function urgencyOf(state: LicenceState): RawBuilder<number> {
  return sql.lit(licenceStates.indexOf(state))
}

function zoneRow({ zone, week, today, sunday }: ZoneWeek): RawBuilder<unknown> {
  return sql`(${zone}, ${week}, ${today}::date, ${sunday}::date)`
}

function conditions({ query, scope, words }: ListQuestion): RawBuilder<unknown>[] {
  const found = [
    sql`true`,
    ...words.map((word) => sql`c.search_text like ${`%${literally(word)}%`}`),
  ]
  if (scope !== 'all') found.push(sql`c.distributor_id = ${scope.distributorId}`)
  if (query.distributor === 'none') found.push(sql`c.distributor_id is null`)
  else if (query.distributor !== undefined) found.push(sql`c.distributor_id = ${query.distributor}`)
  return found
}

/** A search for « 50% » is one for those characters. */
function literally(word: string): string {
  return word.replace(/[\\%_]/g, String.raw`\$&`)
}
