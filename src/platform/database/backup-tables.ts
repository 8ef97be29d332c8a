import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

const rowsAtOnce = 500

/** A value is written the same way on every server, and a long table may take its time. */
export async function prepareTransfer(transaction: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `set local timezone to 'UTC'; set local datestyle to 'ISO'; set local intervalstyle to 'postgres'; set local extra_float_digits to 1; set local statement_timeout to 0; set local idle_in_transaction_session_timeout to 0`,
    )
    .execute(transaction)
}

/** The house's own tables. The queue of jobs has a schema apart, which every start makes again. */
export async function tableNames(transaction: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename::text as name from pg_tables
    where schemaname = 'public' and tablename <> 'applied_migrations'
    order by tablename collate "C"`.execute(transaction)
  return rows.map(({ name }) => name)
}

/** Rows as PostgreSQL's text of a composite: it tells SQL's null from JSON's, and reads itself again. */
export async function* rowTexts(
  transaction: Kysely<Tables>,
  table: string,
): AsyncGenerator<string> {
  await sql`
    declare backup_rows no scroll cursor for
    select t::text as row from ${sql.table(table)} t order by t::text collate "C"`.execute(
    transaction,
  )
  for (;;) {
    const { rows } = await sql<{
      row: string
    }>`fetch ${sql.lit(rowsAtOnce)} from backup_rows`.execute(transaction)
    for (const { row } of rows) yield row
    if (rows.length < rowsAtOnce) break
  }
  await sql`close backup_rows`.execute(transaction)
}

export async function insertRowTexts(
  transaction: Kysely<Tables>,
  table: string,
  rows: readonly string[],
): Promise<void> {
  await sql`
    insert into ${sql.table(table)} overriding system value
    select (r::${sql.table(table)}).* from unnest(${[...rows]}::text[]) r`.execute(transaction)
}

/**
 * Runs `fill` while no trigger answers and no foreign key is asked for, then puts everything back:
 * each key is checked again for every row. The owner of the tables may do this without being superuser.
 */
export async function withoutConstraints(
  transaction: Kysely<Tables>,
  fill: () => Promise<void>,
): Promise<void> {
  const tables = await tableNames(transaction)
  const { rows: keys } = await sql<{ table: string; name: string; text: string }>`
    select conrelid::regclass::text as table, conname::text as name,
      pg_get_constraintdef(oid) as text
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace`.execute(transaction)
  for (const { table, name } of keys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(transaction)
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction)
    // Some migrations write first rows.
    await sql`delete from ${sql.table(table)}`.execute(transaction)
  }
  await fill()
  for (const table of tables)
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(transaction)
  for (const { table, name, text } of keys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(text)}`.execute(
      transaction,
    )
}

/** The next number of every identity column comes after the restored ones. */
export async function advanceIdentities(transaction: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname::text as table, a.attname::text as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''
  `.execute(transaction)
  for (const { table, column } of rows)
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}),
        greatest((select max(${sql.ref(column)}) from ${sql.table(table)}), 1),
        exists (select from ${sql.table(table)}))`.execute(transaction)
}

export type TableDigest = { readonly rows: number; readonly sha256: string }

export function countingDigest() {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (row: string): void => {
      rows += 1
      hash.update(JSON.stringify(row)).update('\n')
    },
    result: (): TableDigest => ({ rows, sha256: hash.digest('hex') }),
  }
}
