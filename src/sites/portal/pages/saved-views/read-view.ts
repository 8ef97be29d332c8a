import type { SavedView } from '#contracts/saved-views.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { parseSearch, stringifySearch } from '#sites/ui/search.ts'
import { parseListSearch } from '../clients/list-search.ts'

/** What there is today for a view to name. */
export type Known = {
  /** The names of the columns that this person may see. */
  readonly columns: readonly string[]
  /** The distributors to choose from; none where there is no such filter; undefined while they come. */
  readonly distributors: readonly string[] | undefined
}

export type ReadView = {
  /** What is still valid. */
  readonly search: ListSearch
  /** What is not, as the address says it: name and value. */
  readonly setAside: readonly (readonly [name: string, value: string])[]
}

/** Takes of a view what still means something, and tells what does not. */
export function readView({ query }: Pick<SavedView, 'query'>, known: Known): ReadView {
  const said = parseSearch(query)
  const { lot: _lot, ...search } = parseListSearch(said)
  const asked = search.colonnes?.split('.') ?? []
  const columns = asked.filter((name) => known.columns.includes(name))
  const valid: ListSearch = {
    ...search,
    distributeur: isKnown(search.distributeur, known) ? search.distributeur : undefined,
    colonnes: columns.length === 0 ? undefined : columns.join('.'),
  }
  const kept = new Map<string, unknown>(Object.entries(valid))
  const dropped = Object.entries(said).filter(
    ([name, value]) => name !== 'colonnes' && value !== '' && kept.get(name) !== value,
  )
  const gone = asked.filter((name) => !columns.includes(name))
  return {
    search: valid,
    setAside: [...dropped, ...gone.map((name) => ['colonnes', name] as const)],
  }
}

/** The same text for the same list, whatever the order in which its address says it. */
export function queryOf(search: ListSearch): string {
  const { lot: _lot, ...list } = parseListSearch(search)
  const entries = Object.entries(list).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return stringifySearch(Object.fromEntries(entries)).slice(1)
}

function isKnown(distributor: string | undefined, { distributors }: Known): boolean {
  if (distributor === undefined || distributors === undefined) return true
  return distributor === 'none' ? distributors.length > 0 : distributors.includes(distributor)
}
