import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const supportAccessQuery = queryOptions({
  queryKey: ['support-access'],
  queryFn: () => api('GET /api/support-access'),
})
