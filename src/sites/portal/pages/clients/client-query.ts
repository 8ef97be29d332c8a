import { queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export function clientQuery(clientId: string) {
  return queryOptions({
    queryKey: ['client', clientId],
    queryFn: () => api('GET /api/clients/:clientId', { params: { clientId } }),
  })
}
