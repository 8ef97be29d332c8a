import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const contactQuery = queryOptions({
  queryKey: ['contact'],
  queryFn: () => api('GET /api/school/contact'),
})
