import { queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => api('GET /api/settings'),
})
