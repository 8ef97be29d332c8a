import { sql } from 'kysely'
import type { Session } from '#replication/online-side/store.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfer_sessions: {
      client_id: string
      school_key: string
      fence: number
      transfer_id: string | null
      is_open: boolean
      number: number
      digest: string
      answer: unknown
      mark: Session['mark']
      next_mark: Session['mark']
      installation: string | null
      agent_id: string | null
    }
  }
}

/** Makes the school's row when it has none; `key` is used only then. */
export async function keepSession(work: Work, clientId: string, key: string): Promise<void> {
  await sqlOf(work)
    .insertInto('transfer_sessions')
    .values({
      client_id: clientId,
      school_key: key,
      fence: 0,
      transfer_id: null,
      is_open: false,
      number: 0,
      digest: '',
      answer: null,
      mark: null,
      next_mark: null,
      installation: null,
      agent_id: null,
    })
    .onConflict((kept) => kept.column('client_id').doNothing())
    .execute()
}

export async function selectKey(work: Work, clientId: string): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('transfer_sessions')
    .select('school_key')
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row?.school_key
}

/** Locked until the unit of work ends. The installation is that of an agent that is still attached. */
export async function lockSessionRow(
  work: Work,
  clientId: string,
): Promise<(Session & { readonly agentId: string | null }) | undefined> {
  // The planner multiplies the shares of school, collection and generation, believes that a shelf holds one row, and
  // would go through a copy of it for each row of another: hours. Without copies it takes the index, or hashes.
  await sql`set local enable_material = off`.execute(sqlOf(work))
  const row = await sqlOf(work)
    .selectFrom('transfer_sessions')
    .selectAll()
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    fence: row.fence,
    transfer: row.transfer_id,
    isOpen: row.is_open,
    number: row.number,
    digest: row.digest,
    answer: row.answer,
    mark: row.mark,
    next: row.next_mark,
    installation: row.installation,
    agentId: row.agent_id,
  }
}

export async function saveSessionRow(
  work: Work,
  clientId: string,
  session: Session,
  agentId: string | null,
): Promise<void> {
  await sqlOf(work)
    .updateTable('transfer_sessions')
    .set({
      fence: session.fence,
      transfer_id: session.transfer,
      is_open: session.isOpen,
      number: session.number,
      digest: session.digest,
      answer: json(session.answer),
      mark: json(session.mark) as Session['mark'],
      next_mark: json(session.next) as Session['mark'],
      installation: session.installation,
      agent_id: agentId,
    })
    .where('client_id', '=', clientId)
    .execute()
}

function json(value: unknown): unknown {
  return value === null ? null : JSON.stringify(value)
}
