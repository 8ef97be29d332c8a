import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SchoolAccounts } from '#contracts/school-accounts.ts'
import { sayRefused } from '#sites/ui/notices.ts'
import { api } from '../../api.ts'

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => api('GET /api/school/accounts'),
})

/** What changes the accounts answers with all of them. */
export function useAccountsChange(
  change: () => Promise<SchoolAccounts>,
  onDone: () => void,
): () => void {
  const queryClient = useQueryClient()
  const changing = useMutation({
    mutationFn: change,
    onSuccess: (accounts) => {
      queryClient.setQueryData(accountsQuery.queryKey, accounts)
      onDone()
    },
    onError: (error) => {
      sayRefused(error)
      void queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey })
    },
  })
  return () => {
    changing.mutate()
  }
}
