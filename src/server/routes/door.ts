import type { SecondStep } from '#domain/second-factor/give-ticket.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import { changePassword } from '#domain/sign-in/change-password.ts'
import {
  endOwnOtherSessions,
  endOwnSession,
  listOwnSessions,
} from '#domain/sign-in/own-sessions.ts'
import {
  readPasswordLink,
  sendForgottenPasswordLink,
  usePasswordLink,
  type DoorPlace,
} from '#domain/sign-in/password-links.ts'
import { absoluteMs, knownBrowserMs, signOut } from '#domain/sign-in/sessions.ts'
import { signIn, type Entry, type Visitor } from '#domain/sign-in/sign-in.ts'
import { passDoor } from '#domain/throttle/throttle.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { House } from '../house.ts'
import type { Visit } from '../http/visit.ts'

/**
 * The handlers of a door, the same for each site that people sign in to; `secondStep` is what it answers where a
 * second factor is needed.
 */
export function doorHandlers<Account, Needed>(
  placeOf: (house: House) => DoorPlace,
  accountOf: (row: AccountRow) => Account,
  secondStep: (visit: Visit, step: SecondStep) => Needed,
) {
  const outcome = (visit: Visit, came: Entry | SecondStep): Account | Needed =>
    'ticket' in came ? secondStep(visit, came) : accountOf(letIn(visit, came))
  return {
    'POST /api/session': {
      own: async (visit: Visit, { body }: Body<{ mail: string; password: string }>) =>
        outcome(
          visit,
          await signIn(visit.house, placeOf(visit.house).kind, visitorOf(visit), body),
        ),
    },
    'DELETE /api/session': async (work: Work, _: unknown, visit: Visit) => {
      await signOut(work, visit.cookie('session') ?? '')
      visit.setCookie('session', null)
    },
    'PUT /api/session/password': {
      own: (visit: Visit, { body }: Body<{ current: string; next: string }>) =>
        changePassword(
          visit.house,
          { actor: visit.actor, address: visit.address, session: visit.cookie('session') ?? '' },
          body,
        ),
    },
    'GET /api/session/sessions': (work: Work, _: unknown, visit: Visit) =>
      listOwnSessions(work, visit.cookie('session') ?? ''),
    'DELETE /api/session/sessions': (work: Work, _: unknown, visit: Visit) =>
      endOwnOtherSessions(work, visit.cookie('session') ?? ''),
    'DELETE /api/session/sessions/:sessionId': (
      work: Work,
      { params }: { readonly params: { readonly sessionId: string } },
    ) => endOwnSession(work, params.sessionId),
    'POST /api/password-links': {
      own: async (visit: Visit, { body }: Body<{ mail: string }>) => {
        const { house } = visit
        await openWork(house, visit, (work) => passDoor(work, 'link'))
        // The answer does not wait: a stranger must not see from its time that the account exists.
        house.background.run('a forgotten-password link', () =>
          openWork(house, visit, (work) =>
            sendForgottenPasswordLink(work, placeOf(house), body.mail),
          ),
        )
      },
    },
    'POST /api/password-links/reading': (
      work: Work,
      { body }: Body<{ token: string }>,
      visit: Visit,
    ) => readPasswordLink(work, placeOf(visit.house).kind, body.token),
    'POST /api/password-links/use': {
      own: async (visit: Visit, { body }: Body<{ token: string; password: string }>) =>
        outcome(
          visit,
          await usePasswordLink(visit.house, placeOf(visit.house).kind, visitorOf(visit), body),
        ),
    },
  }
}

/** Gives the browser its cookies; returns whose account it is. */
export function letIn(visit: Visit, { account, session, knownBrowser }: Entry): AccountRow {
  visit.setCookie('session', session, absoluteMs)
  visit.setCookie('known-browser', knownBrowser, knownBrowserMs)
  // What was left of a supervision in this browser: the door is only open once it is over.
  if (visit.cookie('supervision') !== undefined) visit.setCookie('supervision', null)
  return account
}

type Body<Fields> = { readonly body: Fields }

export function visitorOf(visit: Visit): Visitor {
  return {
    address: visit.address,
    browser: visit.browser,
    knownBrowser: visit.cookie('known-browser'),
  }
}
