import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'

/** What each table holds, as a digest; `except` names those that may change. */
export async function tableDigests(
  { kysely }: Pick<Database, 'kysely'>,
  except: RegExp,
): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(
    kysely,
  )
  const kept = tables.map(({ name }) => name).filter((name) => !except.test(name))
  const digests = kept.map(
    (name) => sql`
      select ${name}::text as name, md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as digest
      from ${sql.table(name)} t`,
  )
  const { rows } = await sql<{ name: string; digest: string }>`
    ${sql.join(digests, sql` union all `)}`.execute(kysely)
  return new Map(rows.map(({ name, digest }) => [name, digest]))
}
