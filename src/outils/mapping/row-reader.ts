import { misfitOf, type Row, type Value } from '#replication/rows/check-row.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import { SourceFailure } from '#replication/school-side/source.ts'
import { columnsOf, type Encoding, type MappedCollection, type MappedField } from './mapping.ts'
import { readValue, type Raw } from './read-value.ts'

/**
 * Makes the rows of a collection of what stands in its columns, in the order of `columnsOf`. Throws
 * SourceFailure `value-does-not-fit`, which names the row, the field and the column, and shows no value.
 */
export function rowReader(
  mapped: MappedCollection,
  encoding: Encoding,
): (raw: readonly Raw[]) => Row {
  const columns = columnsOf(mapped)
  const places = mapped.fields.map((field) =>
    field === null
      ? null
      : {
          field,
          at: columns.indexOf(field.column),
          timeAt: columns.indexOf(field.timeColumn ?? ''),
        },
  )
  return (raw) => {
    const row: Value[] = []
    let unread: MappedField | null = null
    for (const place of places) {
      const value = place === null ? null : readValue(place.field, cellsOf(place, raw), encoding)
      if (value === undefined) unread ??= place?.field ?? null
      row.push(value ?? null)
    }
    if (unread !== null) throw misfit(mapped, row, unread, 'kind')
    const found = misfitOf(mapped.collection, row)
    if (found === undefined) return row
    const field = mapped.fields.find((each) => each?.name === found.field) ?? null
    throw misfit(mapped, row, field, found.why)
  }
}

type Place = { readonly at: number; readonly timeAt: number }

function cellsOf({ at, timeAt }: Place, raw: readonly Raw[]): readonly [Raw, Raw] {
  return [raw[at] ?? null, timeAt < 0 ? null : (raw[timeAt] ?? null)]
}

function misfit(
  { collection }: MappedCollection,
  row: readonly Value[],
  field: MappedField | null,
  why: string,
): SourceFailure {
  const key = keyOf(collection)(row)
  return new SourceFailure('value-does-not-fit', {
    collection: collection.name,
    why,
    ...(key === '' || key === 'null' ? {} : { key: key.slice(0, 200) }),
    ...(field === null ? {} : { field: field.name, column: field.column }),
  })
}
