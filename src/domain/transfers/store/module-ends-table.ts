import { sql } from 'kysely'
import type { Module } from '#contracts/licences.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Place } from './place.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    /** When each module that a school sends last arrived whole; null: never yet. */
    module_ends: { client_id: string; module: Module; ended_at: Date | null }
  }
}

/** Modules that the school sends. */
export async function saveModulesSent(
  { work, clientId }: Place,
  modules: readonly Module[],
): Promise<void> {
  await sql`
    insert into module_ends (client_id, module) select ${clientId}, unnest(${[...modules]}::text[])
    on conflict do nothing`.execute(sqlOf(work))
}

/** It sends no others any more. */
export async function deleteOtherModules(
  { work, clientId }: Place,
  modules: readonly Module[],
): Promise<void> {
  await sqlOf(work)
    .deleteFrom('module_ends')
    .where('client_id', '=', clientId)
    .where(sql<boolean>`module <> all (${[...modules]}::text[])`)
    .execute()
}

/** All that the school has of it is online. */
export async function saveArrived({ work, clientId }: Place, module: Module): Promise<void> {
  const row = { client_id: clientId, module, ended_at: work.now }
  await sqlOf(work)
    .insertInto('module_ends')
    .values(row)
    .onConflict((known) =>
      known.columns(['client_id', 'module']).doUpdateSet({ ended_at: row.ended_at }),
    )
    .execute()
}

/** All that it had when the last transfer was held is online. */
export async function saveHeldArrived({ work, clientId }: Place, module: Module): Promise<void> {
  await sqlOf(work)
    .updateTable('module_ends')
    .set((is) => ({
      ended_at: is
        .selectFrom('transfer_modules as m')
        .where('m.client_id', '=', clientId)
        .where('m.module', '=', module)
        .where('m.direction', '=', 'up')
        .where('m.state', '=', 'held')
        .select((of) => of.fn.max('m.ended_at').as('ended_at')),
    }))
    .where('client_id', '=', clientId)
    .where('module', '=', module)
    .execute()
}
