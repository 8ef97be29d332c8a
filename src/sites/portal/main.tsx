import { RouterProvider } from '@tanstack/react-router'
import { rememberNavigation } from '#sites/ui/navigation-memory.ts'
import { createQueryClient } from '#sites/ui/query-client.ts'
import { startSite } from '#sites/ui/start-site.tsx'
import { createPortalRouter } from './router.tsx'

const queryClient = createQueryClient()
const router = createPortalRouter(queryClient)
router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) rememberNavigation()
})

startSite(queryClient, <RouterProvider router={router} />)
