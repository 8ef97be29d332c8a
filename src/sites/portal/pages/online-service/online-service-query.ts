import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { OnlineService } from '#contracts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { supervisionsQuery } from '../supervision/supervisions-query.ts'

export function onlineServiceQuery(clientId: string) {
  return queryOptions({
    queryKey: ['online-service', clientId],
    queryFn: () => api('GET /api/clients/:clientId/online-service', { params: { clientId } }),
  })
}

/** As it stands on the server now. */
export function useReadService(clientId: string): () => Promise<OnlineService | null> {
  const queryClient = useQueryClient()
  return async () =>
    (await queryClient.fetchQuery({ ...onlineServiceQuery(clientId), staleTime: 0 })).service
}

/** After a change to the service: whether it can be supervised depends on it too. */
export function useRefreshOnlineService(clientId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries(supervisionsQuery(clientId))
    void queryClient.invalidateQueries({ queryKey: ['history', clientId] })
    return queryClient.invalidateQueries(onlineServiceQuery(clientId))
  }
}
