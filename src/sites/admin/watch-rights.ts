import type { QueryClient } from '@tanstack/react-query'
import type { RefusalCode } from '#contracts/refusals.ts'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { sessionQuery } from './session.ts'

/** They say that what this page knows of the session is no longer so. */
const telling: readonly RefusalCode[] = [
  'service-read-only',
  'supervision-only-reads',
  'denied-in-supervision',
  'not-allowed',
  'made-for-another',
]

/** After such a refusal the session is read anew: the notice appears, what cannot be done is shown so. */
export function watchRights(queryClient: QueryClient): void {
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    const { error } = event.action
    if (telling.some((code) => refusalOf(error, code)))
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  })
}
