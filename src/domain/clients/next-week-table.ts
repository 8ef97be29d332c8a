import { sql, type RawBuilder } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { clientsThisWeek, inScope } from './client-sql-table.ts'
import {
  isWithoutNextWeek,
  joinNextWeek,
  newestFirst,
  nextWeekState,
  placeOf,
  startsSoon,
} from './next-week-sql-table.ts'
import type { ZoneWeek } from './zone-weeks.ts'

type Scope = ReturnType<typeof scopeOf>

/** How many clients stand in each state, by distributor. */
export async function countNextWeek(
  work: Work,
  zones: readonly ZoneWeek[],
  scope: Scope,
): Promise<
  readonly { distributorId: string | null; name: string | null; state: number; count: number }[]
> {
  const { rows } = await sql<{
    distributorId: string | null
    name: string | null
    state: number
    count: number
  }>`
    select c.distributor_id as "distributorId", d.name, ${nextWeekState} as state, count(*)::integer as count
    ${clientsNextWeek(zones, work.now)}
    left join distributors d on d.id = c.distributor_id
    where ${inScope(scope)}
    group by 1, 2, 3`.execute(sqlOf(work))
  return rows
}

export type WithoutRow = {
  readonly id: string
  readonly ogec: string
  readonly name: string
  readonly city: string
  readonly distributor: string | null
  readonly state: number
  readonly contractEndsOn: string | null
}

/** The clients that will be without, most in need of a decision first. */
export async function selectWithout(
  work: Work,
  zones: readonly ZoneWeek[],
  scope: Scope,
  distributor: string | undefined,
  limit: number,
): Promise<readonly WithoutRow[]> {
  const { rows } = await sql<WithoutRow>`
    select c.id, c.ogec, c.name, c.city, d.name as distributor, ${nextWeekState} as state, k.ends_on as "contractEndsOn"
    ${clientsNextWeek(zones, work.now)}
    left join distributors d on d.id = c.distributor_id
    where ${inScope(scope)} and ${ofDistributor(distributor)} and ${isWithoutNextWeek}
    order by state, c.name_key, c.id limit ${limit}`.execute(sqlOf(work))
  return rows
}

export async function selectStateOf(
  work: Work,
  zones: readonly ZoneWeek[],
  clientId: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ state: number }>`
    select ${nextWeekState} as state ${clientsNextWeek(zones, work.now)} where c.id = ${clientId}`.execute(
    sqlOf(work),
  )
  return rows[0]?.state
}

/**
 * Clients whose licence comes by itself now: of the next week once it is Thursday in their zone, or of the
 * current one when it should have come and did not.
 */
export async function selectToRenew(
  work: Work,
  zones: readonly ZoneWeek[],
  limit: number,
  only?: string,
): Promise<readonly { id: string; week: 'current' | 'next' }[]> {
  const { rows } = await sql<{ id: string; week: 'current' | 'next' }>`
    with standing as (
      select c.id, z.is_open and ${startsSoon} as is_open, ${nextWeekState} as next_state,
        k.renews and held.revoked_at is null and held.week >= z.oldest_week
          and k.starts_on <= z.sunday and k.ends_on >= z.today
          and l.id is null as misses_current
      ${clientsNextWeek(zones, work.now)}
      left join lateral (
        select o.week, o.revoked_at from licences o where o.client_id = c.id and o.week <= z.week
        ${newestFirst} limit 1
      ) held on true
      where ${only === undefined ? sql`true` : sql`c.id = ${only}`}
    )
    select id, case when misses_current then 'current' else 'next' end as week from standing
    where (misses_current or (is_open and next_state = ${placeOf('will-renew')}))
    order by id limit ${limit}`.execute(sqlOf(work))
  return rows
}

function clientsNextWeek(zones: readonly ZoneWeek[], now: Date): RawBuilder<unknown> {
  return sql`${clientsThisWeek(zones, now)} ${joinNextWeek(zones)}`
}

function ofDistributor(distributor: string | undefined): RawBuilder<unknown> {
  if (distributor === undefined) return sql`true`
  return distributor === 'none'
    ? sql`c.distributor_id is null`
    : sql`c.distributor_id = ${distributor}`
}
