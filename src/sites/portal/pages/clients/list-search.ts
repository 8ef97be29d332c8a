import type { ClientQuery, LicenceState } from '#contracts/clients.ts'
import { stateTexts } from '#sites/texts/states.ts'
import type { ListSearch } from '#sites/ui/last-list.ts'

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

/** What the address says of the list; anything unknown is left out. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const { recherche, etat, distributeur, tri, ordre } = search
  return {
    ...(typeof recherche === 'string' && recherche !== '' && { recherche }),
    ...(typeof etat === 'string' && etat in stateTexts && { etat }),
    ...(typeof distributeur === 'string' && { distributeur }),
    ...(sorts.some((sort) => sort === tri && sort !== 'state') && { tri: tri as string }),
    ...(ordre === 'desc' && { ordre }),
  }
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
