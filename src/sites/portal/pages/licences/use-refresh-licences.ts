import { useQueryClient } from '@tanstack/react-query'
import { licencesQuery } from './licences-query.ts'

/** After a change to a client’s licences: its tab at once, the list and the board when they are looked at. */
export function useRefreshLicences(clientId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['clients'] })
    void queryClient.invalidateQueries({ queryKey: ['next-week'] })
    void queryClient.invalidateQueries({ queryKey: ['history', clientId] })
    return queryClient.invalidateQueries(licencesQuery(clientId))
  }
}
