import type { DatabaseSync } from 'node:sqlite'

type Name = 'form' | 'key' | 'mark'

export function readMeta(database: DatabaseSync, name: Name): string | null {
  const row = database.prepare('select value from meta where name = ?').get(name)
  return row === undefined ? null : String(row['value'])
}

export function writeMeta(database: DatabaseSync, name: Name, value: string): void {
  database
    .prepare(
      'insert into meta (name, value) values (?, ?) on conflict do update set value = excluded.value',
    )
    .run(name, value)
}
