import { hash } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync } from 'node:zlib'
import { sql } from 'kysely'
import type { BackOffice } from '#testing/back-office.ts'

/** Reads every table of the base as it stands and hashes each row: what a survey cannot do without. */
export function bareScanMs(base: string): number {
  const database = new DatabaseSync(base, { readOnly: true })
  const startMs = performance.now()
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
    for (const { name } of tables) {
      const rows = database.prepare(`select * from "${String(name)}"`)
      rows.setReturnArrays(true)
      for (const row of rows.iterate()) hash('sha256', JSON.stringify(row), 'hex')
    }
  } finally {
    database.close()
  }
  return performance.now() - startMs
}

/** PostgreSQL's own COPY of the school's published rows into the same table, from a file on the server. */
export async function copyMs({ house }: BackOffice, clientId: string): Promise<number> {
  const { kysely } = house.database
  const folder = await mkdtemp(join(tmpdir(), 'bench-copy-'))
  await chmod(folder, 0o777)
  const file = join(folder, 'rows.copy')
  const other = '00000000-0000-4000-8000-0000000000c0'
  try {
    await sql`copy (
      select ${sql.lit(other)}::uuid, collection, generation, key, body, hash_high, hash_low, hidden, changed_in
      from replica_rows where client_id = ${sql.lit(clientId)} order by collection, key
    ) to ${sql.lit(file)}`.execute(kysely)
    const startMs = performance.now()
    await sql`copy replica_rows from ${sql.lit(file)}`.execute(kysely)
    const tookMs = performance.now() - startMs
    await sql`delete from replica_rows where client_id = ${other}`.execute(kysely)
    return tookMs
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The rows alone, compressed as a message is. */
export function compressedBytes(rows: readonly unknown[]): number {
  return zstdCompressSync(JSON.stringify(rows)).length
}
