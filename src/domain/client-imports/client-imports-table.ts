import { sql } from 'kysely'
import type { ImportOutcome } from '#contracts/client-imports.ts'
import type { ClientFields } from '#contracts/clients.ts'
import type { StaffRole } from '#contracts/permissions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'
import type { GoodLine } from './check-lines.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    client_imports: {
      id: string
      created_by: string
      created_at: Date
      finished_at: Date | null
    }
    client_import_lines: {
      client_import_id: string
      line: number
      ogec: string
      fields: ClientFields | null
      outcome: ImportOutcome | null
    }
  }
}

export type ClientImportRow = NonNullable<Awaited<ReturnType<typeof selectClientImport>>>

export async function insertClientImport(
  work: Work,
  order: { id: string; createdBy: string; lines: readonly GoodLine[] },
): Promise<void> {
  await sqlOf(work)
    .insertInto('client_imports')
    .values({
      id: order.id,
      created_by: order.createdBy,
      created_at: work.now,
      finished_at: null,
    })
    .execute()
  await sql`
    insert into client_import_lines (client_import_id, line, ogec, fields)
    select ${order.id}, l.line, l.fields ->> 'ogec', l.fields
    from jsonb_to_recordset(${JSON.stringify(order.lines)}::jsonb) as l (line integer, fields jsonb)`.execute(
    sqlOf(work),
  )
}

export function selectClientImport(work: Work, id: string) {
  return (
    sqlOf(work)
      .selectFrom('client_imports as i')
      .innerJoin('accounts as s', 's.id', 'i.created_by')
      .select([
        'i.id',
        'i.created_by as createdBy',
        'i.created_at as createdAt',
        'i.finished_at as finishedAt',
        's.name',
        's.role',
        's.distributor_id as distributorId',
        's.disabled_at as disabledAt',
      ])
      .where('i.id', '=', id)
      // Whoever creates clients: staff.
      .$narrowType<{ role: StaffRole }>()
      .executeTakeFirst()
  )
}

/** The oldest that is not done, held for this transaction alone: another server takes another. */
export async function holdUnfinished(work: Work): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('client_imports')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.id
}

export async function selectToDo(
  work: Work,
  id: string,
  limit: number,
): Promise<{ line: number; fields: ClientFields }[]> {
  const { rows } = await sql<{ line: number; fields: ClientFields }>`
    select line, fields from client_import_lines
    where client_import_id = ${id} and outcome is null order by line limit ${limit}`.execute(
    sqlOf(work),
  )
  return rows
}

/** And forgets what was typed: it stands in the client's file, or has no place here. */
export async function noteOutcomes(
  work: Work,
  id: string,
  outcomes: readonly { readonly line: number; readonly outcome: ImportOutcome }[],
): Promise<void> {
  await sql`
    update client_import_lines l set outcome = o.outcome, fields = null
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (line integer, outcome text)
    where l.client_import_id = ${id} and l.line = o.line`.execute(sqlOf(work))
}

export async function finishClientImport(work: Work, id: string): Promise<void> {
  await sqlOf(work)
    .updateTable('client_imports')
    .set({ finished_at: work.now })
    .where('id', '=', id)
    .execute()
}

export function countOutcomes(work: Work, id: string) {
  return sqlOf(work)
    .selectFrom('client_import_lines')
    .select((is) => ['outcome', is.fn.countAll<number>().as('count')])
    .where('client_import_id', '=', id)
    .groupBy('outcome')
    .execute()
}

/** Lines of which no client was made, in the order of the file. */
export async function selectSkipped(work: Work, id: string, limit: number) {
  const { rows } = await sql<{
    line: number
    ogec: string
    why: Exclude<ImportOutcome, 'created'>
  }>`
    select line, ogec, outcome as why from client_import_lines
    where client_import_id = ${id} and outcome <> 'created' order by line limit ${limit}`.execute(
    sqlOf(work),
  )
  return rows
}

export async function deleteClientImportsBefore(work: Work, before: Date): Promise<void> {
  await sql`delete from client_import_lines where client_import_id in
    (select id from client_imports where finished_at < ${before})`.execute(sqlOf(work))
  await sqlOf(work).deleteFrom('client_imports').where('finished_at', '<', before).execute()
}
