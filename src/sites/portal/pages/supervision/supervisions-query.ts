import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export function supervisionsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['supervisions', clientId],
    queryFn: () => api('GET /api/clients/:clientId/supervisions', { params: { clientId } }),
  })
}

export function supervisionReportQuery(clientId: string, supervisionId: string) {
  return queryOptions({
    queryKey: ['supervisions', clientId, supervisionId],
    queryFn: () =>
      api('GET /api/clients/:clientId/supervisions/:supervisionId', {
        params: { clientId, supervisionId },
      }),
  })
}

/** The list of this client and the reports under it. */
export function useRefreshSupervisions(clientId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['history', clientId] })
    return queryClient.invalidateQueries({ queryKey: ['supervisions', clientId] })
  }
}
