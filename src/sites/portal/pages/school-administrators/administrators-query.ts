import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { SchoolAdministrators } from '#contracts/school-accounts.ts'
import { api } from '#sites/portal/api.ts'

export function administratorsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['school-administrators', clientId],
    queryFn: () =>
      api('GET /api/clients/:clientId/school-administrators', { params: { clientId } }),
  })
}

/** Every change answers with all of them as they are now. */
export function useKeepAdministrators(clientId: string): (now: SchoolAdministrators) => void {
  const queryClient = useQueryClient()
  return (now) => {
    queryClient.setQueryData(administratorsQuery(clientId).queryKey, now)
    void queryClient.invalidateQueries({ queryKey: ['history', clientId] })
  }
}
