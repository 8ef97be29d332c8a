import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#sites/portal/api.ts'

export function journalQuery(clientId: string) {
  return queryOptions({
    queryKey: ['journal', clientId],
    queryFn: () => api('GET /api/clients/:clientId/journal', { params: { clientId } }),
  })
}

/** After a request: it stands in the history too. */
export function useRefreshJournal(clientId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['history', clientId] })
    return queryClient.invalidateQueries(journalQuery(clientId))
  }
}
