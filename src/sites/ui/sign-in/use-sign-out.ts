import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sayRefused } from '../notices.ts'
import { refusalOf } from '../refusal-of.ts'
import { changePerson } from './change-person.ts'
import { doorApi } from './door-api.ts'

/** Leaves, and forgets all that was seen. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = async (): Promise<void> => {
    await navigate({ to: '/connexion', ignoreBlocker: true })
    changePerson(queryClient)
  }
  const leaving = useMutation({
    mutationFn: () => doorApi('DELETE /api/session'),
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
