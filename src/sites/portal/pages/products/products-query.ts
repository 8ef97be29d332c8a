import { queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export const productsQuery = queryOptions({
  queryKey: ['product-versions'],
  queryFn: () => api('GET /api/product-versions'),
})
