import { useQueryClient } from '@tanstack/react-query'
import type { Thresholds } from '#contracts/settings.ts'
import type { ThresholdName } from '#contracts/threshold-bounds.ts'
import { api } from '#sites/portal/api.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { settingsQuery } from './settings-query.ts'
import { valuesOf } from './typed-thresholds.ts'

type Saved = {
  /** What stands now; the notice that says it is done can bring it back. */
  readonly before: Readonly<Record<ThresholdName, number>>
  readonly version: number | null
  readonly next: Readonly<Record<ThresholdName, number>>
  readonly said: string
}

/** Saves all the thresholds and offers to undo, as long as nobody has changed them since. */
export function useSaveThresholds(options: Parameters<typeof useUndoable>[0] = {}) {
  const queryClient = useQueryClient()
  const saving = useUndoable<Thresholds>(options)
  const put = (version: number | null, values: Saved['next']) =>
    api('PUT /api/settings/thresholds', { body: { version, ...valuesOf(values) } })
  return {
    ...saving,
    save: ({ before, version, next, said }: Saved): void => {
      saving.mutate({
        act: () => put(version, next),
        said,
        // What went by the old ones, on whatever page, is read again.
        refresh: () => queryClient.invalidateQueries(),
        stillSo: async ({ version: saved }) => {
          const { thresholds } = await queryClient.fetchQuery({ ...settingsQuery, staleTime: 0 })
          return thresholds.version === saved
        },
        undo: ({ version: saved }) => put(saved, before),
      })
    },
  }
}
