import type { ClientQuery, LicenceState } from '#contracts/clients.ts'
import type { TransferCause, TransferState } from '#contracts/transfers.ts'
import { stateTexts } from '#sites/texts/states.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'

/** As much as the server takes. */
export const searchCharactersMax = 100
const versionCharactersMax = 40

export type ClientFilter = Pick<
  ClientQuery,
  | 'search'
  | 'state'
  | 'todo'
  | 'next'
  | 'transfers'
  | 'cause'
  | 'agentVersion'
  | 'distributor'
  | 'sort'
  | 'order'
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
export const transferFilters = {
  retard: 'late',
  echec: 'failed',
  confirmer: 'held',
  interrompu: 'interrupted',
  'en-cours': 'running',
  'a-jour': 'up-to-date',
  jamais: 'never',
  suspendu: 'suspended',
} as const satisfies Record<string, TransferState>

/** Which state each cause explains. */
export const causeStates: Readonly<Record<TransferCause, 'failed' | 'interrupted' | 'late'>> = {
  'source-missing': 'failed',
  'source-locked': 'failed',
  'source-unreadable': 'failed',
  'table-missing': 'failed',
  'column-missing': 'failed',
  'duplicate-key': 'failed',
  'value-does-not-fit': 'failed',
  'sink-failed': 'failed',
  'cannot-agree': 'failed',
  network: 'failed',
  refused: 'failed',
  stopped: 'failed',
  unexpected: 'failed',
  cut: 'interrupted',
  'no-agent': 'late',
  'agent-silent': 'late',
  'agent-idle': 'late',
}

/** What the address says of the list; anything unknown is set aside. */
export function parseListSearch(search: Record<string, unknown>): HomeSearch {
  const { recherche, etat, traiter, prochaine, transferts, cause, outils } = search
  const { distributeur, tri, ordre, colonnes, lot } = search
  return {
    recherche: textOf(recherche),
    etat: typeof etat === 'string' && etat in stateTexts ? etat : undefined,
    traiter: traiter === 'oui' ? traiter : undefined,
    prochaine: prochaine === 'sans' ? prochaine : undefined,
    transferts: isTransferFilter(transferts) ? transferts : undefined,
    cause: isCause(cause) ? cause : undefined,
    outils: textOf(outils)?.slice(0, versionCharactersMax),
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

function isCause(name: unknown): name is TransferCause {
  return typeof name === 'string' && Object.hasOwn(causeStates, name)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, searchCharactersMax) : undefined
}

/** What the order is when the address does not say. */
export function defaultSortOf({ traiter }: ListSearch): ClientQuery['sort'] {
  return traiter === undefined ? 'state' : 'todo'
}

export function filterOf(search: ListSearch): ClientFilter {
  const { recherche, etat, traiter, prochaine, transferts, cause, outils } = search
  const { distributeur, tri, ordre } = search
  return {
    search: recherche ?? '',
    state: etat as LicenceState | undefined,
    todo: traiter === undefined ? undefined : 'yes',
    next: prochaine === undefined ? undefined : 'without',
    transfers: isTransferFilter(transferts) ? transferFilters[transferts] : undefined,
    cause: cause as TransferCause | undefined,
    agentVersion: outils,
    distributor: distributeur,
    sort: (tri ?? defaultSortOf(search)) as ClientFilter['sort'],
    order: ordre === 'desc' ? 'desc' : 'asc',
  }
}
