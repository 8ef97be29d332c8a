import { collectionsOf, findCollection, type Catalogue } from '#replication/catalogue/catalogue.ts'
import type { Collection } from '#replication/catalogue/collection.ts'
import { checkFields } from './check-fields.ts'
import { entriesOf, find, placeOf, textIn, type Entries, type Entry } from './located.ts'
import type { From, MappedCollection } from './mapping.ts'
import type { Problems } from './problems.ts'

export type Way = 'envoi' | 'retour'
type Within = { readonly catalogue: Catalogue; readonly way: Way }

/** Those that have a problem are left out. */
export function checkCollections(
  problems: Problems,
  entry: Entry | undefined,
  within: Within,
): ReadonlyMap<string, MappedCollection> {
  const entries =
    entry === undefined ? undefined : entriesOf(problems, entry.value, within.way, null)
  const mapped = (entries?.all ?? []).flatMap((each) => checkOne(problems, each, within) ?? [])
  return new Map(mapped.map((each) => [each.collection.name, each]))
}

function checkOne(problems: Problems, entry: Entry, within: Within): MappedCollection | undefined {
  const collection = knownCollection(problems, entry, within)
  const names = ['table', 'requete', 'champs']
  const entries = entriesOf(problems, entry.value, entry.name, names)
  if (entries === undefined || collection === undefined) return undefined
  const from = checkFrom(problems, entries, within.way)
  const champs = find(entries, 'champs')
  if (champs === undefined) {
    problems.add(entries.at, 'missing', { name: 'champs' })
    return undefined
  }
  const fields = checkFields(problems, champs, collection, within.way)
  return from === undefined || fields === undefined ? undefined : { collection, from, fields }
}

function knownCollection(
  problems: Problems,
  { name, at }: Entry,
  { catalogue, way }: Within,
): Collection | undefined {
  const owner = way === 'envoi' ? 'school' : 'online'
  const collection = findCollection(catalogue, name)
  if (collection?.owner === owner) return collection
  const known = collectionsOf(catalogue, { owner }).map((each) => each.name)
  if (collection === undefined)
    problems.add(at, 'collection-unknown', { name, known: known.join(', ') })
  else problems.add(at, 'collection-other-way', { name, way: way === 'envoi' ? 'retour' : 'envoi' })
  return undefined
}

function checkFrom(problems: Problems, entries: Entries, way: Way): From | undefined {
  const [table, query] = [find(entries, 'table'), find(entries, 'requete')]
  if (query !== undefined && way === 'retour') {
    problems.add(query.at, 'query-not-written')
    return undefined
  }
  const only = table === undefined ? query : query === undefined ? table : undefined
  if (only === undefined) {
    problems.add(query?.at ?? entries.at, 'table-or-query')
    return undefined
  }
  const text = textIn(problems, only.value, only.name)
  if (text === undefined) return undefined
  if (only === table) return { kind: 'table', table: text }
  if (isOneSelect(text)) return { kind: 'query', query: text }
  problems.add(placeOf(only.value), 'query-not-select')
  return undefined
}

/** No more than a first look: the connection itself reads only, and takes one statement at a time. */
function isOneSelect(query: string): boolean {
  return /^\s*(select|with|values)\b/i.test(query) && !query.includes(';')
}
