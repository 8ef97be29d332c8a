import { existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { OpenBase } from './open-base.ts'
import { anyTable, cellsOf, tables, type AnyTable, type TableName } from './tables/tables.ts'

/** Throws an Error if the file is there already. */
export function createBase(file: string): OpenBase {
  if (existsSync(file)) throw new Error(`${file} is there already`)
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; pragma synchronous = off; begin immediate')
  for (const name of tableNames) database.exec(tableOf(name))
  return writer(database)
}

export function openBase(file: string): OpenBase {
  if (!existsSync(file)) throw new Error(`${file} is not there`)
  const database = new DatabaseSync(file)
  database.exec('pragma busy_timeout = 5000; begin immediate')
  return writer(database)
}

const tableNames = Object.keys(tables) as TableName[]

function writer(database: DatabaseSync): OpenBase {
  const statements = new Map<string, StatementSync>()
  const run = (text: string, cells: ReturnType<typeof cellsOf>): boolean => {
    const known = statements.get(text) ?? database.prepare(text)
    statements.set(text, known)
    return Number(known.run(...cells).changes) > 0
  }
  const inserts = new Map(tableNames.map((name) => [name, insertOf(anyTable(name))]))
  return {
    database,
    insert: (collection, row) => {
      const insert = inserts.get(collection)
      if (insert !== undefined) run(insert.text, cellsOf(insert.table, row, insert.fields))
    },
    update: (collection, key, changes) => {
      const table = anyTable(collection)
      const [keys, changed] = [Object.keys(key), Object.keys(changes)]
      const cells = cellsOf(table, changes, changed)
      return run(
        `update ${table.table} set ${spelt(table, changed, '= ?', ', ')} where ${spelt(table, keys, '= ?', ' and ')} and (${spelt(table, changed, 'is not ?', ' or ')})`,
        [...cells, ...cellsOf(table, key, keys), ...cells],
      )
    },
    remove: (collection, key) => {
      const table = anyTable(collection)
      const keys = Object.keys(key)
      const text = `delete from ${table.table} where ${spelt(table, keys, '= ?', ' and ')}`
      return run(text, cellsOf(table, key, keys))
    },
    close: () => {
      database.exec('commit; pragma wal_checkpoint(truncate)')
      database.close()
    },
    abandon: () => {
      if (database.isTransaction) database.exec('rollback')
      database.close()
    },
  }
}

function insertOf(table: AnyTable) {
  const names = Object.values(table.columns).flatMap((column) => column.names)
  const places = names.map(() => '?').join(', ')
  return {
    table,
    fields: Object.keys(table.columns),
    text: `insert into ${table.table} (${names.join(', ')}) values (${places})`,
  }
}

function spelt(
  { columns }: AnyTable,
  fields: readonly string[],
  comparison: '= ?' | 'is not ?',
  between: string,
): string {
  return fields
    .flatMap((field) => columns[field]?.names ?? [])
    .map((name) => `${name} ${comparison}`)
    .join(between)
}

function tableOf(name: TableName): string {
  const { table, columns } = anyTable(name)
  const described = Object.values(columns).flatMap(({ names, type }) =>
    names.map((column) => `${column} ${type}`),
  )
  const key = (findCollection(catalogue, name)?.key ?? []).flatMap(
    (field) => columns[field]?.names ?? [],
  )
  return `create table ${table} (${described.join(', ')}, primary key (${key.join(', ')}))`
}
