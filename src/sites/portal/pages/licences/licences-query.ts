import { queryOptions } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export function licencesQuery(clientId: string) {
  return queryOptions({
    queryKey: ['licences', clientId],
    queryFn: () => api('GET /api/clients/:clientId/licences', { params: { clientId } }),
  })
}
