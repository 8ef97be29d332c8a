import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** All of them for the publisher, one's own for a technician. */
export const distributorsQuery = queryOptions({
  queryKey: ['distributors'],
  queryFn: () => api('GET /api/distributors'),
  staleTime: 60_000,
})
