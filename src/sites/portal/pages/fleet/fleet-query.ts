import { queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

const refreshMs = 30_000
/** It is counted every ten minutes. */
const yearRefreshMs = 300_000

export const fleetQuery = queryOptions({
  queryKey: ['fleet'],
  queryFn: () => api('GET /api/fleet'),
  refetchInterval: refreshMs,
})

export const fleetYearQuery = queryOptions({
  queryKey: ['fleet', 'year'],
  queryFn: () => api('GET /api/fleet/year'),
  refetchInterval: yearRefreshMs,
})
