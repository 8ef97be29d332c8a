import type { Collection, FieldKind } from '#replication/catalogue/collection.ts'
import type { Way } from './check-collections.ts'
import { formatsFor, isFormat, type Format } from './formats.ts'
import { entriesOf, find, placeOf, textIn, textOf, type Entry } from './located.ts'
import type { MappedField } from './mapping.ts'
import type { Problems } from './problems.ts'

/** In the order of the collection's fields; undefined when something of them has to be put right. */
export function checkFields(
  problems: Problems,
  champs: Entry,
  collection: Collection,
  way: Way,
): readonly (MappedField | null)[] | undefined {
  const entries = entriesOf(problems, champs.value, 'champs', null)
  if (entries === undefined) return undefined
  const known = Object.keys(collection.fields)
  for (const { name, at } of entries.all)
    if (!known.includes(name))
      problems.add(at, 'field-unknown', {
        name,
        collection: collection.name,
        known: known.join(', '),
      })
  const fields = Object.entries(collection.fields).map(([name, kind]) => {
    const entry = find(entries, name)
    if (entry !== undefined) return checkField(problems, entry, kind, way)
    if (!collection.key.includes(name) && !collection.required.includes(name)) return null
    problems.add(champs.at, 'field-needed', { name, collection: collection.name })
    return undefined
  })
  return fields.every((field) => field !== undefined) ? fields : undefined
}

function checkField(
  problems: Problems,
  { name, value }: Entry,
  kind: FieldKind,
  way: Way,
): MappedField | undefined {
  if (value.type !== 'Object') {
    const column = textIn(problems, value, name)
    const [format] = formatsFor(kind, way)
    if (column === undefined || format === undefined) return undefined
    return { name, kind, format, column, timeColumn: null }
  }
  const entries = entriesOf(problems, value, name, ['colonne', 'format', 'heure'])
  if (entries === undefined) return undefined
  const column = textOf(problems, entries, 'colonne')
  if (find(entries, 'colonne') === undefined)
    problems.add(entries.at, 'missing', { name: 'colonne' })
  const format = checkFormat(problems, find(entries, 'format'), { name, kind, way })
  const timeColumn = textOf(problems, entries, 'heure') ?? null
  if (column === undefined || format === undefined) return undefined
  if ((format === 'AAAAMMJJ+HHMM') === (timeColumn === null)) {
    problems.add(entries.at, 'two-columns', { name })
    return undefined
  }
  return { name, kind, format, column, timeColumn }
}

function checkFormat(
  problems: Problems,
  entry: Entry | undefined,
  { name, kind, way }: { readonly name: string; readonly kind: FieldKind; readonly way: Way },
): Format | undefined {
  const fitting = formatsFor(kind, way)
  if (entry === undefined) return fitting[0]
  const format = textIn(problems, entry.value, 'format')
  if (format === undefined) return undefined
  const at = placeOf(entry.value)
  const words = { name, format, known: fitting.map((each) => `« ${each} »`).join(', ') }
  if (!isFormat(format)) problems.add(at, 'field-format-unknown', words)
  else if (!fitting.includes(format)) problems.add(at, 'field-format-misfit', words)
  else return format
  return undefined
}
