import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const presentationQuery = queryOptions({
  queryKey: ['presentation'],
  queryFn: () => api('GET /api/school/presentation'),
})
