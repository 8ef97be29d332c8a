import { catalogue, collectionsOf } from '#replication/catalogue/catalogue.ts'
import type { Collection, Owner } from '#replication/catalogue/collection.ts'
import type { Row } from '#replication/rows/check-row.ts'
import { formatsFor } from '../mapping/formats.ts'
import type { MappedBase, MappedCollection, Mapping } from '../mapping/mapping.ts'

/** A mapping in which every collection has a table of its name in capitals, and every field a column. */
export function plainMapping(base: MappedBase, taken?: readonly string[]): Mapping {
  return {
    base,
    encoding: 'utf-8',
    sent: mappedOf('school'),
    taken: new Map([...mappedOf('online')].filter(([name]) => taken?.includes(name) !== false)),
  }
}

function mappedOf(owner: Owner): Map<string, MappedCollection> {
  return new Map(
    collectionsOf(catalogue, { owner }).map((each) => [each.name, mappedPlainly(each)]),
  )
}

function mappedPlainly(collection: Collection): MappedCollection {
  const way = collection.owner === 'school' ? 'envoi' : 'retour'
  return {
    collection,
    from: { kind: 'table', table: collection.name.toUpperCase() },
    fields: Object.entries(collection.fields).map(([name, kind]) => ({
      name,
      kind,
      format: formatsFor(kind, way)[0] ?? 'texte',
      column: name.toUpperCase(),
      timeColumn: null,
    })),
  }
}

/** Statements for either base. */
export function createTable(mapped: MappedCollection): string {
  const columns = mapped.fields.flatMap((field) =>
    field === null ? [] : [`"${field.column}" ${field.kind === 'integer' ? 'integer' : 'text'}`],
  )
  return `create table ${tableOf(mapped)} (${columns.join(', ')})`
}

export function insertRows(mapped: MappedCollection, rows: readonly Row[]): string[] {
  return rows.map((row) => {
    const values = row.map((value) =>
      value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`,
    )
    return `insert into ${tableOf(mapped)} values (${values.join(', ')})`
  })
}

export function deleteRow(mapped: MappedCollection, id: string): string {
  return `delete from ${tableOf(mapped)} where "${mapped.fields[0]?.column ?? ''}" = '${id}'`
}

export function anyMapped({ sent, taken }: Mapping, name: string): MappedCollection {
  const mapped = sent.get(name) ?? taken.get(name)
  if (mapped === undefined) throw new Error(name)
  return mapped
}

function tableOf({ from }: MappedCollection): string {
  return from.kind === 'table' ? `"${from.table}"` : ''
}
