import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from './api.ts'
import { forgetList } from './last-list.ts'
import { sayRefused } from './notices.ts'
import { refusalOf } from './refusal-of.ts'

/** Leaves, and forgets all that was seen. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = async (): Promise<void> => {
    forgetList()
    await navigate({ to: '/connexion', ignoreBlocker: true })
    queryClient.clear()
  }
  const leaving = useMutation({
    mutationFn: () => api('DELETE /api/session'),
    onSuccess: leave,
    onError: (error) => {
      // Over already: what was asked for.
      if (refusalOf(error, 'not-signed-in')) void leave()
      else sayRefused(error)
    },
  })
  return () => {
    leaving.mutate()
  }
}
