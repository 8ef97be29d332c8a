import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SavedView } from '#contracts/saved-views.ts'
import { savedViewsTexts } from '#sites/texts/saved-views.ts'
import { api } from '#sites/portal/api.ts'
import { offerUndo, sayDone, sayRefused } from '#sites/ui/notices.ts'
import { savedViewsQuery } from '../clients/own-columns.ts'

type Typed = Pick<SavedView, 'name' | 'query'>

export function useSaveView(done: (view: SavedView) => void) {
  const refresh = useRefreshViews()
  return useMutation({
    mutationFn: (body: Typed) => api('POST /api/saved-views', { body }),
    onSuccess: async (view) => {
      await refresh()
      done(view)
    },
  })
}

export function useRenameView({ id, query }: SavedView, done: () => void) {
  const refresh = useRefreshViews()
  return useMutation({
    mutationFn: (name: string) =>
      api('PUT /api/saved-views/:viewId', { params: { viewId: id }, body: { name, query } }),
    onSuccess: async () => {
      await refresh()
      done()
    },
  })
}

/** What the view shows becomes another list. */
export function useUpdateView(): (view: SavedView) => void {
  const refresh = useRefreshViews()
  const { mutate } = useMutation({
    mutationFn: ({ id, name, query }: SavedView) =>
      api('PUT /api/saved-views/:viewId', { params: { viewId: id }, body: { name, query } }),
    onSuccess: async ({ name }) => {
      await refresh()
      sayDone(savedViewsTexts.updated(name))
    },
    onError: sayRefused,
  })
  return mutate
}

/** Removes at once and offers to undo: undoing saves the view again. */
export function useRemoveView(): (view: SavedView) => void {
  const refresh = useRefreshViews()
  const saving = useMutation({
    mutationFn: ({ name, query }: Typed) => api('POST /api/saved-views', { body: { name, query } }),
    onSuccess: refresh,
    onError: sayRefused,
  })
  const { mutate } = useMutation({
    mutationFn: ({ id }: SavedView) =>
      api('DELETE /api/saved-views/:viewId', { params: { viewId: id } }),
    onSuccess: async (_, view) => {
      await refresh()
      offerUndo(savedViewsTexts.removed(view.name), () => {
        saving.mutate(view)
      })
    },
    onError: sayRefused,
  })
  return mutate
}

function useRefreshViews(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries(savedViewsQuery)
}
