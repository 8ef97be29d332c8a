import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import type { ClientPage, ClientRow } from '#contracts/clients.ts'
import { api } from '#sites/portal/api.ts'
import type { ClientFilter } from './list-search.ts'

export const windowSize = 100
const refreshMs = 30_000

/** The first hundred rows, the total and the counts; what stood before stays until they come. */
export function useFirstWindow(filter: ClientFilter) {
  return useQuery({ ...clientWindow(filter, 0), placeholderData: keepPreviousData })
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
  const others = useQueries({ queries: needed.map((number) => clientWindow(filter, number)) })
  const pages = new Map(needed.map((number, at) => [number, others[at]?.data]))
  pages.set(0, first)
  return (index) => pages.get(Math.floor(index / windowSize))?.rows[index % windowSize]
}

export function clientWindow(filter: ClientFilter, number: number) {
  return queryOptions({
    queryKey: ['clients', filter, number],
    queryFn: () => readWindow(filter, number),
    refetchInterval: refreshMs,
  })
}

export function readWindow(filter: ClientFilter, number: number): Promise<ClientPage> {
  return api('GET /api/clients', {
    query: { ...filter, from: number * windowSize, count: windowSize },
  })
}
