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
import { AdminFrame } from './frame/admin-frame.tsx'
import { NotFound } from './not-found.tsx'
import { sessionQuery } from './session.ts'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet })

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
const newAddress = createRoute({
  getParentRoute: () => root,
  path: '/nouvelle-adresse',
  component: lazyRouteComponent(
    () => import('./pages/account/new-address-page.tsx'),
    'NewAddressPage',
  ),
})
const departure = createRoute({
  getParentRoute: () => root,
  path: '/supervision/depart',
  component: lazyRouteComponent(
    () => import('./pages/supervision/departure-page.tsx'),
    'DeparturePage',
  ),
})
const arrival = createRoute({
  getParentRoute: () => root,
  path: '/supervision/retour',
  component: lazyRouteComponent(
    () => import('./pages/supervision/arrival-page.tsx'),
    'ArrivalPage',
  ),
})

/** Everything below is for somebody of the school, or the support in its name. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      await queryClient.ensureQueryData(sessionQuery)
    } catch (error) {
      if (refusalOf(error, 'not-signed-in'))
        throw redirect({ to: '/connexion', search: { retour: location.href } })
      throw error
    }
  },
  component: () => (
    <AdminFrame>
      <Outlet />
    </AdminFrame>
  ),
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
})
const presentation = createRoute({
  getParentRoute: () => signedIn,
  path: '/presentation',
  component: lazyRouteComponent(
    () => import('./pages/presentation/presentation-page.tsx'),
    'PresentationPage',
  ),
})
const contact = createRoute({
  getParentRoute: () => signedIn,
  path: '/coordonnees',
  component: lazyRouteComponent(() => import('./pages/contact/contact-page.tsx'), 'ContactPage'),
})
const modules = createRoute({
  getParentRoute: () => signedIn,
  path: '/modules',
  component: lazyRouteComponent(() => import('./pages/modules/modules-page.tsx'), 'ModulesPage'),
})
const alerts = createRoute({
  getParentRoute: () => signedIn,
  path: '/alertes',
  component: lazyRouteComponent(() => import('./pages/alerts/alerts-page.tsx'), 'AlertsPage'),
})
const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/comptes',
  component: lazyRouteComponent(() => import('./pages/accounts/accounts-page.tsx'), 'AccountsPage'),
})
const supportAccess = createRoute({
  getParentRoute: () => signedIn,
  path: '/acces-du-support',
  component: lazyRouteComponent(
    () => import('./pages/support-access/support-access-page.tsx'),
    'SupportAccessPage',
  ),
})
const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/acces-du-support/$supervisionId',
  component: lazyRouteComponent(
    () => import('./pages/support-access/report-page.tsx'),
    'ReportPage',
  ),
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
    () => import('./pages/account/own-second-factor-page.tsx'),
    'OwnSecondFactorPage',
  ),
})
const unknown = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound })

const routeTree = root.addChildren([
  signIn,
  forgotten,
  passwordLink,
  newAddress,
  departure,
  arrival,
  signedIn.addChildren([
    home,
    presentation,
    contact,
    modules,
    alerts,
    accounts,
    supportAccess,
    report,
    account,
    secondFactor,
    unknown,
  ]),
])

export function createAdminRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: (props) => <PageFailure {...props} notFound={NotFound} />,
    defaultPendingComponent: Loading,
    defaultNotFoundComponent: NotFound,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAdminRouter>
  }
}
