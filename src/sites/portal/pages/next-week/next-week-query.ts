import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

const refreshMs = 30_000

/** The board; a distributor’s when it is given, `none` for the clients without one. */
export function nextWeekQuery(distributor: string | undefined) {
  return queryOptions({
    queryKey: ['next-week', distributor],
    queryFn: () => api('GET /api/next-week', { query: { distributor } }),
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  })
}
