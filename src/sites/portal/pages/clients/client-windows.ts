import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import type { ClientPage, ClientRow } from '#contracts/clients.ts'
import { api } from '#sites/portal/api.ts'
import type { ClientFilter } from './list-search.ts'

export const windowSize = 100
const refreshMs = 30_000

/** The first hundred rows, the total and the counts; what stood before stays until they come. */
export function useFirstWindow(filter: ClientFilter) {
  return useQuery({ ...firstWindow(filter), placeholderData: keepPreviousData })
}

/**
 * How many of these need somebody: what « À traiter » would list. Asked once the list is there, which does not wait for
 * it: it looks at the transfers and the machine of every client.
 */
export function useTodoCount(filter: ClientFilter, isListed: boolean): number | undefined {
  const { sort: _sort, order: _order, ...selection } = filter
  const query = { ...selection, todo: 'yes', count: 1 } as const
  const { data } = useQuery({
    queryKey: ['clients', query],
    queryFn: () => api('GET /api/clients', { query }),
    enabled: isListed,
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  })
  return data?.total
}

/** Loads the hundreds of rows in sight; gives a row by its place, or undefined while it comes. */
export function useClientRows(
  filter: ClientFilter,
  first: ClientPage | undefined,
  inSight: readonly number[],
): (index: number) => ClientRow | undefined {
  const needed = [...new Set(inSight.map((index) => Math.floor(index / windowSize)))].filter(
    (number) => number > 0,
  )
  const others = useQueries({ queries: needed.map((number) => furtherWindow(filter, number)) })
  const pages = new Map(needed.map((number, at) => [number, others[at]?.data]))
  const rowsOf = (number: number) => (number === 0 ? first : pages.get(number))?.rows
  return (index) => rowsOf(Math.floor(index / windowSize))?.[index % windowSize]
}

export function firstWindow(filter: ClientFilter) {
  return queryOptions({
    queryKey: ['clients', filter, 0],
    queryFn: () => readFirstWindow(filter),
    refetchInterval: refreshMs,
  })
}

export function furtherWindow(filter: ClientFilter, number: number) {
  return queryOptions({
    queryKey: ['clients', filter, number],
    queryFn: () => readFurtherWindow(filter, number),
    refetchInterval: refreshMs,
  })
}

export function readFirstWindow(filter: ClientFilter): Promise<ClientPage> {
  return api('GET /api/clients', { query: { ...filter, count: windowSize } })
}

export function readFurtherWindow(filter: ClientFilter, number: number) {
  const query = { ...filter, from: number * windowSize, count: windowSize }
  return api('GET /api/clients/rows', { query })
}
