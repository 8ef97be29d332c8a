import { useMutation } from '@tanstack/react-query'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { day } from '#sites/ui/dates.ts'
import { offerUndo, sayRefused } from '#sites/ui/notices.ts'
import { useRefreshOnlineService } from './online-service-query.ts'

type Change = { readonly to: string | null; readonly undoes: boolean }

/** Suspends to a day or lifts (null), with a way back to how it was `before`. */
export function useSuspend(clientId: string, before: string | null, onDone?: () => void) {
  const refresh = useRefreshOnlineService(clientId)
  const suspending = useMutation({
    mutationFn: ({ to }: Change) =>
      api('PUT /api/clients/:clientId/online-service/suspension', {
        params: { clientId },
        body: { until: to },
      }),
    onSuccess: async (_, { to, undoes }) => {
      await refresh()
      if (undoes) return
      onDone?.()
      offerUndo(
        to === null ? onlineServiceTexts.lifted : onlineServiceTexts.suspended(day(to)),
        () => {
          suspending.mutate({ to: before, undoes: true })
        },
      )
    },
    onError: (error, { to, undoes }) => {
      // The dialog shows why a day chosen there was refused.
      if (to === null || undoes) sayRefused(error)
    },
  })
  return suspending
}
