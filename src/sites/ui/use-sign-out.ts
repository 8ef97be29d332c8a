import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from './api.ts'
import { rememberList } from './last-list.ts'
import { sayRefused } from './notices.ts'

/** Leaves, and forgets all that was seen. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leaving = useMutation({
    mutationFn: () => api('DELETE /api/session'),
    onSuccess: async () => {
      rememberList({})
      await navigate({ to: '/connexion', ignoreBlocker: true })
      queryClient.clear()
    },
    onError: sayRefused,
  })
  return () => {
    leaving.mutate()
  }
}
