import { queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: () => api('GET /api/staff'),
})
