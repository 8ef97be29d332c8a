import { signInEndpoints } from '#contracts/sign-in.ts'
import { changePassword } from '#domain/sign-in/change-password.ts'
import {
  readPasswordLink,
  sendForgottenPasswordLink,
  usePasswordLink,
} from '#domain/sign-in/password-links.ts'
import { readAccount } from '#domain/sign-in/read-account.ts'
import { absoluteMs, knownBrowserMs, signOut } from '#domain/sign-in/sessions.ts'
import { signIn, type Entry } from '#domain/sign-in/sign-in.ts'
import { passDoor } from '#domain/throttle/throttle.ts'
import { openWork } from '#platform/work/open-work.ts'
import { routes } from '../http/bind-routes.ts'
import type { Visit } from '../http/visit.ts'
import { portalOf } from './portal-of.ts'

export const signInRoutes = routes(signInEndpoints, {
  'POST /api/session': {
    own: async (visit, { body }) => letIn(visit, await signIn(visit.house, visitor(visit), body)),
  },
  'GET /api/session': (work) => readAccount(work),
  'DELETE /api/session': async (work, _, visit) => {
    await signOut(work, visit.cookie('session') ?? '')
    visit.setCookie('session', null)
  },
  'PUT /api/session/password': {
    own: (visit, { body }) =>
      changePassword(
        visit.house,
        { actor: visit.actor, address: visit.address, session: visit.cookie('session') ?? '' },
        body,
      ),
  },
  'POST /api/password-links': {
    own: async (visit, { body }) => {
      const { house } = visit
      await openWork(house, visit, (work) => passDoor(work, 'link'))
      // The answer does not wait: a stranger must not see from its time that the account exists.
      house.background.run('a forgotten-password link', () =>
        openWork(house, visit, (work) =>
          sendForgottenPasswordLink(work, portalOf(house), house.mail, body.mail),
        ),
      )
    },
  },
  'POST /api/password-links/reading': (work, { body }) => readPasswordLink(work, body.token),
  'POST /api/password-links/use': {
    own: async (visit, { body }) =>
      letIn(visit, await usePasswordLink(visit.house, visitor(visit), body)),
  },
})

function visitor(visit: Visit) {
  return {
    address: visit.address,
    browser: visit.browser,
    knownBrowser: visit.cookie('known-browser'),
  }
}

function letIn(visit: Visit, { account, session, knownBrowser }: Entry): Entry['account'] {
  visit.setCookie('session', session, absoluteMs)
  visit.setCookie('known-browser', knownBrowser, knownBrowserMs)
  return account
}
