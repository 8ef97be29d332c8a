import { queryOptions } from '@tanstack/react-query'
import { doorApi } from '../sign-in/door-api.ts'

/** One's own second factors. */
export const factorsQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => doorApi('GET /api/session/second-factor'),
})
