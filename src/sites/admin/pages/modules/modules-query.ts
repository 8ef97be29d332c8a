import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const modulesQuery = queryOptions({
  queryKey: ['modules'],
  queryFn: () => api('GET /api/school/modules'),
})
