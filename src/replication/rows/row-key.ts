import type { Collection } from '../catalogue/collection.ts'
import type { Row } from './check-row.ts'

/** Between the parts of a key; no part holds it, for a key has no control characters. */
const separator = '\u001f'

/** The business key of a row as one text. Of a single field it is that field, so that a reference to it is equal to it. */
export function keyOf(collection: Collection): (row: Row) => string {
  const places = collection.key.map((field) => Object.keys(collection.fields).indexOf(field))
  const [only] = places
  if (places.length === 1 && only !== undefined) return (row) => String(row[only])
  return (row) => places.map((place) => row[place]).join(separator)
}
