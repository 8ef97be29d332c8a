import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { anyTable, tables, type TableName } from '../tables/tables.ts'

/** Of every cell of every table, in the order of the keys. */
export function contentDigest(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true })
  const hash = createHash('sha256')
  for (const name of Object.keys(tables) as TableName[]) {
    hash.update(name)
    const { table } = anyTable(name)
    for (const row of database.prepare(`select * from ${table} order by 1, 2`).iterate())
      for (const cell of Object.values(row))
        hash.update(cell instanceof Uint8Array ? cell : String(cell)).update('\u001f')
  }
  database.close()
  return hash.digest('hex')
}
