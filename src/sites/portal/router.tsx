import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Loading } from '#sites/ui/loading.tsx'
import { PageFailure } from '#sites/ui/page-failure.tsx'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { parseSearch, parseSignInSearch, stringifySearch } from '#sites/ui/search.ts'
import { rememberList } from './last-list.ts'
import { NotFound } from './not-found.tsx'
import { parseListSearch } from './pages/clients/list-search.ts'
import { parseAuditSearch, parseBoardSearch, parseCodeSearch, parseLotSearch } from './search.ts'
import { PortalFrame } from './portal-frame.tsx'
import { sessionQuery } from './session.ts'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  validateSearch: parseSignInSearch,
  component: lazyRouteComponent(() => import('#sites/ui/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/mot-de-passe-oublie',
  component: lazyRouteComponent(
    () => import('#sites/ui/sign-in/forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
  ),
})
const passwordLink = createRoute({
  getParentRoute: () => root,
  path: '/lien',
  component: lazyRouteComponent(
    () => import('#sites/ui/sign-in/password-link-page.tsx'),
    'PasswordLinkPage',
  ),
})

/** Everything below is for someone signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      const { lacksFactor } = await queryClient.ensureQueryData(sessionQuery)
      if (lacksFactor && !location.pathname.startsWith('/mon-compte'))
        throw redirect({ to: '/mon-compte/double-authentification' })
    } catch (error) {
      if (refusalOf(error, 'not-signed-in'))
        throw redirect({ to: '/connexion', search: { retour: location.href } })
      throw error
    }
  },
  component: () => (
    <PortalFrame>
      <Outlet />
    </PortalFrame>
  ),
})

const clients = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: parseListSearch,
  beforeLoad: ({ search, preload }) => {
    const { lot: _lot, ...list } = search
    if (!preload) rememberList(list)
  },
  component: lazyRouteComponent(() => import('./pages/clients/clients-page.tsx'), 'ClientsPage'),
})
const newClient = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/nouveau',
  component: lazyRouteComponent(
    () => import('./pages/clients/new-client-page.tsx'),
    'NewClientPage',
  ),
})
const importPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/import',
  validateSearch: parseLotSearch,
  component: lazyRouteComponent(
    () => import('./pages/client-imports/import-page.tsx'),
    'ImportPage',
  ),
})
const client = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/$clientId',
  component: lazyRouteComponent(() => import('./pages/clients/client-page.tsx'), 'ClientPage'),
})
const general = createRoute({
  getParentRoute: () => client,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/clients/general-tab.tsx'), 'GeneralTab'),
})
const licences = createRoute({
  getParentRoute: () => client,
  path: '/licences',
  component: lazyRouteComponent(() => import('./pages/licences/licences-tab.tsx'), 'LicencesTab'),
})
const onlineService = createRoute({
  getParentRoute: () => client,
  path: '/service-en-ligne',
  component: lazyRouteComponent(
    () => import('./pages/online-service/online-service-tab.tsx'),
    'OnlineServiceTab',
  ),
})
const transfers = createRoute({
  getParentRoute: () => client,
  path: '/transferts',
  component: lazyRouteComponent(
    () => import('./pages/transfers/transfers-tab.tsx'),
    'TransfersTab',
  ),
})
const transfer = createRoute({
  getParentRoute: () => client,
  path: '/transferts/$transferId',
  component: lazyRouteComponent(
    () => import('./pages/transfers/transfer-page.tsx'),
    'TransferPage',
  ),
})
const journal = createRoute({
  getParentRoute: () => client,
  path: '/journal',
  component: lazyRouteComponent(
    () => import('./pages/agent-journal/journal-tab.tsx'),
    'JournalTab',
  ),
})
const access = createRoute({
  getParentRoute: () => client,
  path: '/acces',
  component: lazyRouteComponent(() => import('./pages/supervision/access-tab.tsx'), 'AccessTab'),
})
const supervisionReport = createRoute({
  getParentRoute: () => client,
  path: '/acces/$supervisionId',
  component: lazyRouteComponent(
    () => import('./pages/supervision/supervision-report.tsx'),
    'SupervisionReport',
  ),
})
/** Where the admin site comes for its code; not under the client, whose page it must not wait for. */
const authorisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/$clientId/supervision/$supervisionId',
  component: lazyRouteComponent(
    () => import('./pages/supervision/authorisation-page.tsx'),
    'AuthorisationPage',
  ),
})
const history = createRoute({
  getParentRoute: () => client,
  path: '/historique',
  component: lazyRouteComponent(() => import('./pages/clients/history-tab.tsx'), 'HistoryTab'),
})
const fleet = createRoute({
  getParentRoute: () => signedIn,
  path: '/parc',
  component: lazyRouteComponent(() => import('./pages/fleet/fleet-page.tsx'), 'FleetPage'),
})
const nextWeek = createRoute({
  getParentRoute: () => signedIn,
  path: '/licences',
  validateSearch: parseBoardSearch,
  component: lazyRouteComponent(
    () => import('./pages/next-week/next-week-page.tsx'),
    'NextWeekPage',
  ),
})
const refused = createRoute({
  getParentRoute: () => signedIn,
  path: '/licences/refusee',
  validateSearch: parseCodeSearch,
  component: lazyRouteComponent(() => import('./pages/refused/refused-page.tsx'), 'RefusedPage'),
})
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/mon-compte',
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
})
const secondFactor = createRoute({
  getParentRoute: () => signedIn,
  path: '/mon-compte/double-authentification',
  component: lazyRouteComponent(
    () => import('./pages/account/own-factors-page.tsx'),
    'OwnFactorsPage',
  ),
})
const ownPassword = createRoute({
  getParentRoute: () => signedIn,
  path: '/mon-compte/mot-de-passe',
  component: lazyRouteComponent(
    () => import('./pages/account/own-password-page.tsx'),
    'OwnPasswordPage',
  ),
})
const administration = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration',
  component: lazyRouteComponent(
    () => import('./pages/administration/administration-page.tsx'),
    'AdministrationPage',
  ),
})
const administrationHome = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/administration/equipe', replace: true })
  },
})
const staff = createRoute({
  getParentRoute: () => administration,
  path: '/equipe',
  component: lazyRouteComponent(() => import('./pages/staff/staff-page.tsx'), 'StaffPage'),
})
const distributors = createRoute({
  getParentRoute: () => administration,
  path: '/distributeurs',
  component: lazyRouteComponent(
    () => import('./pages/distributors/distributors-page.tsx'),
    'DistributorsPage',
  ),
})
const products = createRoute({
  getParentRoute: () => administration,
  path: '/produits',
  component: lazyRouteComponent(() => import('./pages/products/products-page.tsx'), 'ProductsPage'),
})
const keys = createRoute({
  getParentRoute: () => administration,
  path: '/cles',
  component: lazyRouteComponent(() => import('./pages/keys/keys-page.tsx'), 'KeysPage'),
})
const audit = createRoute({
  getParentRoute: () => administration,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
})
const settings = createRoute({
  getParentRoute: () => administration,
  path: '/reglages',
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const unknown = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound })

const routeTree = root.addChildren([
  signIn,
  forgotten,
  passwordLink,
  signedIn.addChildren([
    clients,
    newClient,
    importPage,
    client.addChildren([
      general,
      licences,
      onlineService,
      transfers,
      transfer,
      journal,
      access,
      supervisionReport,
      history,
    ]),
    authorisation,
    fleet,
    nextWeek,
    refused,
    account,
    secondFactor,
    ownPassword,
    administration.addChildren([
      administrationHome,
      staff,
      distributors,
      products,
      keys,
      audit,
      settings,
    ]),
    unknown,
  ]),
])

export function createPortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // The list puts itself back where it was left.
    scrollRestoration: ({ location }) => location.pathname !== '/',
    defaultErrorComponent: (props) => <PageFailure {...props} notFound={NotFound} />,
    defaultPendingComponent: Loading,
    defaultNotFoundComponent: NotFound,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
