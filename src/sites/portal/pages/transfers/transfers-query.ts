import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export function transfersQuery(clientId: string) {
  return queryOptions({
    queryKey: [...transfersKey(clientId), 'tab'],
    queryFn: () => api('GET /api/clients/:clientId/transfers', { params: { clientId } }),
  })
}

export function transferQuery(clientId: string, transferId: string) {
  return queryOptions({
    queryKey: [...transfersKey(clientId), transferId],
    queryFn: () =>
      api('GET /api/clients/:clientId/transfers/:transferId', { params: { clientId, transferId } }),
  })
}

/** For one publication that is held: another one has another list. */
export function heldRowsQuery(clientId: string, collection: string, target: string) {
  return queryOptions({
    queryKey: ['held-rows', clientId, collection, target],
    queryFn: () =>
      api('GET /api/clients/:clientId/held/:collection', { params: { clientId, collection } }),
  })
}

/** Of all that is read about the transfers of a client. */
export function transfersKey(clientId: string): readonly [string, string] {
  return ['transfers', clientId]
}

export function useRefreshTransfers(clientId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['history', clientId] })
    void queryClient.invalidateQueries({ queryKey: ['clients'] })
    return queryClient.invalidateQueries({ queryKey: transfersKey(clientId) })
  }
}
