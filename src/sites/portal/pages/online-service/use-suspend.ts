import type { OnlineService } from '#contracts/online-service.ts'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { day } from '#sites/ui/dates.ts'
import { sayRefused } from '#sites/ui/notices.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { useReadService, useRefreshOnlineService } from './online-service-query.ts'

/** Suspends to a day or lifts (null), with a way back to how it was `before`. */
export function useSuspend(clientId: string, before: string | null, onDone?: () => void) {
  const refresh = useRefreshOnlineService(clientId)
  const read = useReadService(clientId)
  const save = (until: string | null) =>
    api('PUT /api/clients/:clientId/online-service/suspension', {
      params: { clientId },
      body: { until },
    })
  const suspending = useUndoable<OnlineService>({
    onDone,
    // The dialog shows why a day chosen there was refused.
    onError: onDone ? () => {} : sayRefused,
  })
  const { error, isPending, isSuccess } = suspending
  return {
    error,
    isPending,
    isSuccess,
    suspend: (to: string | null): void => {
      suspending.mutate({
        refresh,
        act: () => save(to),
        said: to === null ? onlineServiceTexts.lifted : onlineServiceTexts.suspended(day(to)),
        undo: () => save(before),
        stillSo: async (left) => (await read())?.suspension.since === left.suspension.since,
      })
    },
  }
}
