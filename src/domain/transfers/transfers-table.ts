import { sql } from 'kysely'
import type { TransferOutcome } from '#contracts/transfers.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/** The last ones, newest first. */
export function selectTransfers(work: Work, clientId: string, max: number) {
  return transfers(work, clientId).orderBy('t.fence', 'desc').limit(max).execute()
}

export function selectTransfer(work: Work, clientId: string, id: string) {
  return transfers(work, clientId).where('t.id', '=', id).executeTakeFirst()
}

export type TransferRow = Awaited<ReturnType<typeof selectTransfers>>[number]

function transfers(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('transfers as t')
    .innerJoin('agents as a', 'a.id', 't.agent_id')
    .where('t.client_id', '=', clientId)
    .select([
      't.id',
      't.mode',
      't.complete',
      'a.machine',
      't.opened_at as openedAt',
      't.last_message_at as lastMessageAt',
      't.ended_at as endedAt',
      't.outcome',
      't.failure',
      't.restored',
      't.bytes_in as bytesIn',
      't.bytes_out as bytesOut',
    ])
}

export function selectModules(work: Work, clientId: string, ids: readonly string[]) {
  return sqlOf(work)
    .selectFrom('transfer_modules')
    .where('client_id', '=', clientId)
    .where('transfer_id', 'in', [...ids])
    .select([
      'transfer_id as transferId',
      'module',
      'direction',
      'state',
      'started_at as startedAt',
      'ended_at as endedAt',
      'records',
      'total',
      'removed',
      'cycle',
      'hidden',
      'held',
      'failure',
    ])
    .execute()
}

export type ModuleRow = Awaited<ReturnType<typeof selectModules>>[number]

export async function selectLastEnd(work: Work, clientId: string): Promise<Date | null> {
  const row = await sqlOf(work)
    .selectFrom('transfer_standings')
    .select('last_end_at as lastEnd')
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row?.lastEnd ?? null
}

export type DayRow = {
  /** Of the bounds that were given, from 1. */
  readonly place: number
  readonly count: number
  readonly outcome: TransferOutcome
  readonly lastMessageAt: Date
}

/** How many transfers were opened from each of these instants to the next, and how the last of them went. */
export async function selectDays(
  work: Work,
  clientId: string,
  bounds: readonly Date[],
): Promise<readonly DayRow[]> {
  const starts = bounds.map((bound) => bound.toISOString())
  const { rows } = await sql<DayRow>`
    select distinct on (place) place, count(*) over (partition by place)::integer as count, outcome,
      last_message_at as "lastMessageAt"
    from (
      select width_bucket(opened_at, ${starts}::timestamptz[]) as place, fence, outcome, last_message_at
      from transfers where client_id = ${clientId} and opened_at >= ${starts[0]}::timestamptz
    ) placed
    order by place, fence desc`.execute(sqlOf(work))
  return rows
}

export async function countEntries(
  work: Work,
  clientId: string,
): Promise<{ waiting: number; quarantined: number }> {
  const { rows } = await sql<{ waiting: number; quarantined: number }>`
    select count(*) filter (where quarantine is null)::integer as waiting,
      count(*) filter (where quarantine is not null)::integer as quarantined
    from online_operations where client_id = ${clientId} and arrived_at is null`.execute(
    sqlOf(work),
  )
  return rows[0] ?? { waiting: 0, quarantined: 0 }
}

export function selectQuarantine(work: Work, clientId: string, max: number) {
  return sqlOf(work)
    .selectFrom('online_operations')
    .select(['collection', 'quarantine', 'quarantined_at as since'])
    .where('client_id', '=', clientId)
    .where('quarantine', 'is not', null)
    .orderBy('quarantined_at', 'desc')
    .orderBy('id')
    .limit(max)
    .execute()
}

export function selectHeld(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('replica_heads')
    .select(['collection', 'held', 'held_at as since'])
    .where('client_id', '=', clientId)
    .where('held', 'is not', null)
    .orderBy('collection')
    .execute()
}

export async function countRunning(work: Work): Promise<number> {
  const { count } = await sqlOf(work)
    .selectFrom('transfers')
    .where('outcome', '=', 'running')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Clients whose running transfer was last heard of at that instant or before; their sessions are not locked. */
export async function selectSilent(work: Work, until: Date, max: number): Promise<string[]> {
  const rows = await sqlOf(work)
    .selectFrom('transfers')
    .select('client_id as clientId')
    .where('outcome', '=', 'running')
    .where('last_message_at', '<=', until)
    .orderBy('client_id')
    .limit(max)
    .execute()
  return rows.map(({ clientId }) => clientId)
}

/** Ends it unless something came meanwhile. False when it did. */
export async function saveInterrupted(work: Work, clientId: string, until: Date): Promise<boolean> {
  const ended = await sqlOf(work)
    .updateTable('transfers')
    .set({ outcome: 'interrupted', ended_at: work.now })
    .where('client_id', '=', clientId)
    .where('outcome', '=', 'running')
    .where('last_message_at', '<=', until)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}
