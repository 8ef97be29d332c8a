import type { ClientQuery, LicenceState } from '#contracts/clients.ts'
import { stateTexts } from '#sites/texts/states.ts'
import type { ListSearch } from '#sites/ui/last-list.ts'

/** As much as the server takes. */
export const searchCharactersMax = 100

export type ClientFilter = Pick<ClientQuery, 'search' | 'state' | 'distributor' | 'sort' | 'order'>

const sorts: readonly ClientQuery['sort'][] = [
  'state',
  'ogec',
  'name',
  'city',
  'distributor',
  'contract',
  'agent',
]

/** What the address says of the list; anything unknown is set aside. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const { recherche, etat, distributeur, tri, ordre } = search
  return {
    recherche: textOf(recherche),
    etat: typeof etat === 'string' && etat in stateTexts ? etat : undefined,
    distributeur: textOf(distributeur),
    tri: sorts.find((sort) => sort === tri && sort !== 'state'),
    ordre: ordre === 'desc' ? ordre : undefined,
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, searchCharactersMax) : undefined
}

export function filterOf({ recherche, etat, distributeur, tri, ordre }: ListSearch): ClientFilter {
  return {
    search: recherche ?? '',
    state: etat as LicenceState | undefined,
    distributor: distributeur,
    sort: (tri ?? 'state') as ClientFilter['sort'],
    order: ordre === 'desc' ? 'desc' : 'asc',
  }
}
