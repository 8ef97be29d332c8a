import { sql, type RawBuilder } from 'kysely'
import {
  licenceStates,
  transferUrgencies,
  type ClientRow,
  type LicenceState,
} from '#contracts/clients.ts'
import { transferCauses, type TransferCause } from '#contracts/transfers.ts'
import type { scopeOf } from '#platform/work/actor.ts'
import { calendarOfClient, earliestDay, weeksOf } from './zones-sql-table.ts'
import type { ZoneWeek } from './zone-weeks.ts'

/** Clients with the calendar of their zone. */
export function clientsInZones(
  zones: readonly ZoneWeek[],
  from: RawBuilder<unknown> = sql`clients c`,
): RawBuilder<unknown> {
  return sql`from ${from} ${calendarOfClient(zones)}`
}

export const joinContract: RawBuilder<unknown> = sql`left join contracts k on k.client_id = c.id`

/**
 * This week's licence. One that has ended, cut short by a contract since prolonged, counts no more. The weeks are said
 * as they are beside the join: of a register of years the planner then reads one week. That almost all of that week
 * have not ended it cannot know, and would look each up ten thousand times: the sum hides the column from it.
 */
export function joinLicence(zones: readonly ZoneWeek[], now: Date): RawBuilder<unknown> {
  return sql`left join licences l on l.client_id = c.id and l.week = z.week and l.revoked_at is null
    and l.week in (${weeksOf(zones, 'week')}) and l.expires_at + interval '0' > ${now}`
}

/** Everything that the state of this week is decided on, of all clients or of those of `from`. */
export function clientsThisWeek(
  zones: readonly ZoneWeek[],
  now: Date,
  from: RawBuilder<unknown> = sql`clients c`,
): RawBuilder<unknown> {
  return sql`${clientsInZones(zones, from)} ${joinContract} ${joinLicence(zones, now)}`
}

export function inScope(scope: ReturnType<typeof scopeOf>): RawBuilder<unknown> {
  return scope === 'all' ? sql`true` : sql`c.distributor_id = ${scope.distributorId}`
}

export const joinDistributor: RawBuilder<unknown> = sql`left join distributors d on d.id = c.distributor_id`

/** The machine that is attached now. */
export const joinAgent: RawBuilder<unknown> = sql`left join agents a on a.client_id = c.id and a.detached_at is null`

/** Decided on the calendar of each client's own time zone; see docs/domain.md. */
export const urgency: RawBuilder<number> = sql<number>`case
  when k.client_id is null then ${urgencyOf('no-contract')}
  when k.ends_on < z.today then ${urgencyOf('contract-ended')}
  when k.starts_on > z.sunday then ${urgencyOf('contract-to-come')}
  when l.id is null then ${urgencyOf('to-issue')}
  when l.fetched_at is null then ${urgencyOf('issued')}
  else ${urgencyOf('fetched')}
end`

/**
 * How the transfers stand, and of the online services those suspended: few, where to join them all was paid for every
 * client. The earliest day it is anywhere tells which may be, `isSuspended` which are.
 */
export function joinTransfers(zones: readonly ZoneWeek[]): RawBuilder<unknown> {
  return sql`left join transfer_standings t on t.client_id = c.id
    left join online_services o on o.client_id = c.id and o.access_open and o.suspended_until >= ${earliestDay(zones)}`
}

export const isSuspended: RawBuilder<boolean> = sql<boolean>`(o.suspended_until >= z.today) is true`

/** As docs/replication.md says under « States », from one narrow row a client. */
export function transferUrgency(now: Date, lateAfterMs: number): RawBuilder<number> {
  const place = transferPlace
  return sql<number>`case
    when ${isSuspended} then ${place('suspended')}
    when t.client_id is null then ${place('never')}
    when t.outcome = 'running' then ${place('running')}
    when t.is_held then ${place('held')}
    when t.outcome = 'failed' then ${place('failed')}
    when t.outcome = 'interrupted' then ${place('interrupted')}
    when t.last_end_at is null or t.last_end_at < ${new Date(now.getTime() - lateAfterMs)} then ${place('late')}
    else ${place('up-to-date')}
  end`
}

/** Those of one client that is read by itself; null for none. While a school's first transfer runs nothing is late. */
export function lateModules(now: Date, lateAfterMs: number): RawBuilder<unknown> {
  return sql`case when not ${isSuspended} then (
    select json_agg(json_build_object('module', e.module, 'endedAt', e.ended_at)) from module_ends e where e.client_id = c.id
      and coalesce(e.ended_at < ${new Date(now.getTime() - lateAfterMs)},
        exists (select from transfers p where p.client_id = c.id and p.outcome <> 'running'))
  ) end`
}

export function urgencyOf(state: LicenceState): RawBuilder<number> {
  return sql.lit(licenceStates.indexOf(state))
}

export function transferPlace(state: ClientRow['transfers']): RawBuilder<number> {
  return sql.lit(transferUrgencies.indexOf(state))
}

/** Why its transfers do not arrive, null while nothing is wrong; see `transferCauses`. */
export function transferCause(now: Date, lateAfterMs: number): RawBuilder<TransferCause | null> {
  return sql<TransferCause | null>`case (${transferUrgency(now, lateAfterMs)})
    when ${transferPlace('failed')} then
      case when t.failure_code in (${sql.join(transferCauses.map((cause) => sql.lit(cause)))}) then t.failure_code else 'unexpected' end
    when ${transferPlace('interrupted')} then 'cut'
    when ${transferPlace('late')} then case
      when a.id is null then 'no-agent'
      when a.last_seen_at < ${new Date(now.getTime() - lateAfterMs)} then 'agent-silent'
      else 'agent-idle' end
  end`
}

/** The version of the machine that is attached now, `none` without one. */
export const agentVersion: RawBuilder<string> = sql<string>`coalesce(a.version, 'none')`
