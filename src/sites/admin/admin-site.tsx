import { RouterProvider } from '@tanstack/react-router'
import { useSyncExternalStore, type ReactElement } from 'react'
import type { createAdminRouter } from './router.tsx'
import { EndedPage } from './supervision/ended-page.tsx'
import { endedSupervision, onEndedSupervision } from './supervision/ended-supervision.ts'

type Props = { readonly router: ReturnType<typeof createAdminRouter> }

/** The site, or in its place what says that the supervision is over: none of its pages stays in sight. */
export function AdminSite({ router }: Props): ReactElement {
  const ended = useSyncExternalStore(onEndedSupervision, endedSupervision)
  return ended ? <EndedPage ended={ended} /> : <RouterProvider router={router} />
}
