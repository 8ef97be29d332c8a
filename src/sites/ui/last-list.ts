/** The list of clients as it was last seen, so that every way back leads to it as it was left. */
export type ListSearch = {
  readonly recherche?: string | undefined
  readonly etat?: string | undefined
  readonly distributeur?: string | undefined
  readonly tri?: string | undefined
  readonly ordre?: string | undefined
}

let search: ListSearch = {}
let place: { readonly scrollTop: number; readonly row: number } | undefined

export function lastList(): ListSearch {
  return search
}

export function rememberList(seen: ListSearch): void {
  if (JSON.stringify(seen) !== JSON.stringify(search)) place = undefined
  search = seen
}

/** Where the list was left: scrolled how far, in pixels, and on which row. */
export function lastPlace(): typeof place {
  return place
}

export function rememberPlace(left: NonNullable<typeof place>): void {
  place = left
}
