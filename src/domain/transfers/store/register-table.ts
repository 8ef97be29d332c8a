import { sql } from 'kysely'
import type { Module } from '#contracts/licences.ts'
import type { TransferFailure } from '#replication/messages/shapes.ts'
import type { Cycle, HeldSize, Restored } from '#replication/online-side/store.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Place } from './place.ts'

export type Direction = 'up' | 'down'
export type ModuleState = 'running' | 'done' | 'held' | 'failed'
export type Outcome = 'running' | 'done' | 'held' | 'failed' | 'superseded' | 'interrupted'
export type HeldCollection = HeldSize & { readonly name: string }

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfers: {
      client_id: string
      id: string
      fence: number
      agent_id: string
      mode: 'automatic' | 'manual' | 'ordered'
      complete: boolean
      opened_at: Date
      last_message_at: Date
      ended_at: Date | null
      outcome: Outcome
      failure: TransferFailure | null
      restored: Restored[]
      bytes_in: number
      bytes_out: number
    }
    transfer_modules: {
      client_id: string
      transfer_id: string
      module: Module
      direction: Direction
      state: ModuleState
      started_at: Date
      ended_at: Date | null
      records: number
      total: number
      progress: Record<string, readonly [number, number]>
      removed: number
      cycle: Cycle | null
      hidden: number
      held: HeldCollection[]
      failure: TransferFailure | null
    }
  }
}

export async function isTransferKnown({ work, clientId }: Place, id: string): Promise<boolean> {
  const row = await sqlOf(work)
    .selectFrom('transfers')
    .select('id')
    .where('client_id', '=', clientId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertTransfer(
  { work, clientId }: Place,
  transfer: {
    readonly id: string
    readonly fence: number
    readonly agentId: string
    readonly mode: 'automatic' | 'manual' | 'ordered'
    readonly complete: boolean
    readonly restored: readonly Restored[]
  },
): Promise<void> {
  await sqlOf(work)
    .insertInto('transfers')
    .values({
      client_id: clientId,
      id: transfer.id,
      fence: transfer.fence,
      agent_id: transfer.agentId,
      mode: transfer.mode,
      complete: transfer.complete,
      opened_at: work.now,
      last_message_at: work.now,
      ended_at: null,
      outcome: 'running',
      failure: null,
      restored: [...transfer.restored],
      bytes_in: 0,
      bytes_out: 0,
    })
    .execute()
}

/** Of the transfer that runs; nothing happens where none does. */
export async function endRunning(
  { work, clientId }: Place,
  outcome: Exclude<Outcome, 'running'>,
  failure: TransferFailure | null,
): Promise<void> {
  await sqlOf(work)
    .updateTable('transfers')
    .set({
      outcome,
      // Nobody drives it any more since it was last heard of.
      ended_at: outcome === 'superseded' ? sql<Date>`last_message_at` : work.now,
      failure: failure === null ? null : (JSON.stringify(failure) as unknown as TransferFailure),
    })
    .where('client_id', '=', clientId)
    .where('outcome', '=', 'running')
    .execute()
}

/** Of the transfer that the session names, ended or not. */
export async function countBytes(
  { work, clientId }: Place,
  bytes: { readonly in: number; readonly out: number },
): Promise<void> {
  await sql`
    update transfers t
    set last_message_at = ${work.now}, bytes_in = bytes_in + ${bytes.in}, bytes_out = bytes_out + ${bytes.out}
    from transfer_sessions s
    where s.client_id = ${clientId} and t.client_id = s.client_id and t.id = s.transfer_id`.execute(
    sqlOf(work),
  )
}

/** A module of the running transfer that is being sent: so many of so many rows of one collection are staged. */
export async function saveProgress(
  { work, clientId }: Place,
  module: Module,
  collection: string,
  { records, total }: { readonly records: number; readonly total: number },
): Promise<void> {
  const progress = JSON.stringify({ [collection]: [records, total] })
  const sumOf = (at: 0 | 1) => sql`(
    select sum((counts -> ${sql.lit(at)})::integer) from jsonb_each(m.progress || excluded.progress) as p(name, counts))`
  await sql`
    insert into transfer_modules as m (client_id, transfer_id, module, direction, state, started_at, records,
      total, progress, removed, hidden, held)
    select t.client_id, t.id, ${module}, 'up', 'running', ${work.now}, ${records}, ${total},
      ${progress}::jsonb, 0, 0, '[]'
    from transfers t where t.client_id = ${clientId} and t.outcome = 'running'
    on conflict (client_id, transfer_id, module, direction) do update set
      progress = m.progress || excluded.progress, records = ${sumOf(0)}, total = ${sumOf(1)}`.execute(
    sqlOf(work),
  )
}

export type ModuleEnd = {
  readonly state: Exclude<ModuleState, 'running'>
  readonly records?: number
  /** Added to what was counted before. */
  readonly more?: number
  readonly removed?: number
  readonly cycle?: Cycle
  readonly hidden?: number
  readonly held?: readonly HeldCollection[]
  readonly failure?: TransferFailure
}

/** Notes how a module of the running transfer ended, so far: more may come. */
export async function saveModuleEnd(
  { work, clientId }: Place,
  module: Module,
  direction: Direction,
  end: ModuleEnd,
): Promise<void> {
  const records = end.records ?? end.more ?? 0
  const counted = end.more === undefined ? sql`excluded.records` : sql`m.records + excluded.records`
  await sql`
    insert into transfer_modules as m (client_id, transfer_id, module, direction, state, started_at, ended_at,
      records, total, progress, removed, cycle, hidden, held, failure)
    select t.client_id, t.id, ${module}, ${direction}, ${end.state}, ${work.now}, ${work.now}, ${records},
      ${records}, '{}', ${end.removed ?? 0}, ${end.cycle ?? null}, ${end.hidden ?? 0},
      ${JSON.stringify(end.held ?? [])}::jsonb,
      ${end.failure === undefined ? null : JSON.stringify(end.failure)}::jsonb
    from transfers t where t.client_id = ${clientId} and t.outcome = 'running'
    on conflict (client_id, transfer_id, module, direction) do update set
      state = excluded.state, ended_at = excluded.ended_at, records = ${counted}, total = ${counted},
      removed = excluded.removed, cycle = coalesce(excluded.cycle, m.cycle), hidden = excluded.hidden,
      held = excluded.held, failure = excluded.failure`.execute(sqlOf(work))
}
