import type { ClientQuery, LicenceState } from '#contracts/clients.ts'
import { stateTexts } from '#sites/texts/states.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'

/** As much as the server takes. */
export const searchCharactersMax = 100

export type ClientFilter = Pick<
  ClientQuery,
  'search' | 'state' | 'todo' | 'next' | 'transfers' | 'distributor' | 'sort' | 'order'
>

/** The list, and the order for a whole filter (`lot`) that is shown over it. */
export type HomeSearch = ListSearch & { readonly lot?: string | undefined }

const sorts: readonly ClientQuery['sort'][] = [
  'state',
  'ogec',
  'name',
  'city',
  'distributor',
  'contract',
  'agent',
  'transfers',
]

/** As the address says them. */
export const transferFilters = { retard: 'late', echec: 'failed', confirmer: 'held' } as const

/** What the address says of the list; anything unknown is set aside. */
export function parseListSearch(search: Record<string, unknown>): HomeSearch {
  const { recherche, etat, traiter, prochaine, transferts, distributeur } = search
  const { tri, ordre, colonnes, lot } = search
  return {
    recherche: textOf(recherche),
    etat: typeof etat === 'string' && etat in stateTexts ? etat : undefined,
    traiter: traiter === 'oui' ? traiter : undefined,
    prochaine: prochaine === 'sans' ? prochaine : undefined,
    transferts: isTransferFilter(transferts) ? transferts : undefined,
    distributeur: textOf(distributeur),
    tri: sorts.find((sort) => sort === tri && sort !== 'state'),
    ordre: ordre === 'desc' ? ordre : undefined,
    colonnes:
      typeof colonnes === 'string' && /^[a-z.]{1,200}$/.test(colonnes) ? colonnes : undefined,
    lot: textOf(lot),
  }
}

function isTransferFilter(name: unknown): name is keyof typeof transferFilters {
  return typeof name === 'string' && Object.hasOwn(transferFilters, name)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, searchCharactersMax) : undefined
}

/** What the order is when the address does not say. */
export function defaultSortOf({ traiter }: ListSearch): ClientQuery['sort'] {
  return traiter === undefined ? 'state' : 'todo'
}

export function filterOf(search: ListSearch): ClientFilter {
  const { recherche, etat, traiter, prochaine, transferts, distributeur, tri, ordre } = search
  return {
    search: recherche ?? '',
    state: etat as LicenceState | undefined,
    todo: traiter === undefined ? undefined : 'yes',
    next: prochaine === undefined ? undefined : 'without',
    transfers: isTransferFilter(transferts) ? transferFilters[transferts] : undefined,
    distributor: distributeur,
    sort: (tri ?? defaultSortOf(search)) as ClientFilter['sort'],
    order: ordre === 'desc' ? 'desc' : 'asc',
  }
}
