import { whenPersonChanges } from '#sites/ui/sign-in/change-person.ts'

/** The list of clients as it was last seen, so that every way back leads to it as it was left. */
export type ListSearch = {
  readonly recherche?: string | undefined
  readonly etat?: string | undefined
  /** `oui`: those that need somebody, the most urgent first. */
  readonly traiter?: string | undefined
  /** `sans`: without a licence next week. */
  readonly prochaine?: string | undefined
  /** Where the transfers stand: `retard`, `echec`, `confirmer`… */
  readonly transferts?: string | undefined
  /** Why they do not arrive. */
  readonly cause?: string | undefined
  /** The version of the machine; `none`: no machine. */
  readonly outils?: string | undefined
  readonly distributeur?: string | undefined
  readonly tri?: string | undefined
  readonly ordre?: string | undefined
  /** Names of columns, points between them; absent: one's own. */
  readonly colonnes?: string | undefined
}

/** Where the list was left: scrolled how far, in pixels, and on which row (-1: none). */
type Place = { readonly scrollTop: number; readonly row: number }

const name = 'last-list'
const charactersMax = 1000

const kept = keptFromBefore()
let search: ListSearch = kept.search
let place: Place | undefined = kept.place

// One small write when the page goes, rather than one at every turn of the wheel.
addEventListener('pagehide', () => {
  const text = JSON.stringify({ search, place })
  if (text.length <= charactersMax) sessionStorage.setItem(name, text)
})

export function lastList(): ListSearch {
  return search
}

export function rememberList(seen: ListSearch): void {
  if (JSON.stringify(seen) !== JSON.stringify(search)) place = undefined
  search = seen
}

export function lastPlace(): Place | undefined {
  return place
}

export function rememberPlace(left: Place): void {
  place = left
}

whenPersonChanges(() => {
  search = {}
  place = undefined
})

/** A reload keeps them, as long as the tab lives. */
function keptFromBefore(): { search: ListSearch; place?: Place } {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{"search":{}}') as typeof kept
  } catch {
    return { search: {} }
  }
}
