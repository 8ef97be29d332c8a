import { adminTexts } from '#sites/texts/admin.ts'
import { brand } from '#sites/ui/brand.ts'
import { rememberNavigation } from '#sites/ui/navigation-memory.ts'
import { createQueryClient } from '#sites/ui/query-client.ts'
import { startSite } from '#sites/ui/start-site.tsx'
import { whenPersonChanges } from '#sites/ui/sign-in/change-person.ts'
import { nameSite } from '#sites/ui/tab-title.ts'
import { AdminSite } from './admin-site.tsx'
import { onOtherTab, tellOtherTabs } from './other-tabs.ts'
import { createAdminRouter } from './router.tsx'
import { sessionQuery } from './session.ts'
import { watchRights } from './watch-rights.ts'

nameSite(adminTexts.site(brand.onlineService))
const queryClient = createQueryClient()
watchRights(queryClient)
whenPersonChanges(tellOtherTabs)
onOtherTab(() => {
  void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
})
const router = createAdminRouter(queryClient)
router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) rememberNavigation()
})

startSite(queryClient, <AdminSite router={router} />)
