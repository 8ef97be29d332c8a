import type { Assertion, Attestation } from '#contracts/second-factor.ts'
import { addPasskey, addTotp } from '#domain/second-factor/add-factor.ts'
import type { Insider } from '#domain/second-factor/by-password.ts'
import {
  removePasskey,
  removeTotp,
  renamePasskey,
  renewRecoveryCodes,
} from '#domain/second-factor/change-factors.ts'
import type { FactorPlace } from '#domain/second-factor/factor-place.ts'
import { ticketMs, type SecondStep } from '#domain/second-factor/give-ticket.ts'
import { neededFor } from '#domain/second-factor/passkey-request.ts'
import { readFactors } from '#domain/second-factor/read-factors.ts'
import { startPasskey, startTotp } from '#domain/second-factor/start-enrolment.ts'
import { enterByCode, enterByPasskey } from '#domain/second-factor/take-second-step.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Entry } from '#domain/sign-in/sign-in.ts'
import type { Work } from '#platform/work/work.ts'
import type { House } from '../house.ts'
import type { Visit } from '../http/visit.ts'
import { letIn, visitorOf } from './door.ts'

/** What a door answers to a right password that is not enough. The browser gets the cookie that the ticket needs. */
export function askSecondFactor(placeOf: (house: House) => DoorPlace) {
  return (visit: Visit, step: SecondStep) => {
    visit.setCookie('second-step', step.holder, ticketMs)
    return neededFor(placeOf(visit.house), step)
  }
}

/** The second step of a door, and one's own factors: the same for each site that people sign in to. */
export function secondFactorHandlers<Account>(
  placeOf: (house: House) => FactorPlace,
  accountOf: (row: AccountRow) => Account,
) {
  const enterBy = async (visit: Visit, entering: Promise<Entry>): Promise<Account> => {
    const entry = await entering
    visit.setCookie('second-step', null)
    return accountOf(letIn(visit, entry))
  }
  const place = (visit: Visit): FactorPlace => placeOf(visit.house)
  return {
    'POST /api/session/second-factor/code': {
      own: (visit: Visit, { body }: Body<{ ticket: string; code: string }>) =>
        enterBy(visit, enterByCode(visit.house, place(visit), steppingOf(visit), body)),
    },
    'POST /api/session/second-factor/assertion': {
      own: (visit: Visit, { body }: Body<{ ticket: string; assertion: Assertion }>) =>
        enterBy(visit, enterByPasskey(visit.house, place(visit), steppingOf(visit), body)),
    },
    'GET /api/session/second-factor': (work: Work) => readFactors(work),
    'POST /api/session/second-factor/totp-enrolments': {
      own: (visit: Visit, { body }: Body<Password>) =>
        startTotp(visit.house, place(visit), insiderOf(visit), body.password),
    },
    'PUT /api/session/second-factor/totp': {
      own: (visit: Visit, { body }: Body<{ code: string }>) =>
        addTotp(visit.house, place(visit), insiderOf(visit), body.code),
    },
    'DELETE /api/session/second-factor/totp': {
      own: (visit: Visit, { body }: Body<Password>) =>
        removeTotp(visit.house, place(visit), insiderOf(visit), body.password),
    },
    'POST /api/session/second-factor/passkey-enrolments': {
      own: (visit: Visit, { body }: Body<Password>) =>
        startPasskey(visit.house, place(visit), insiderOf(visit), body.password),
    },
    'POST /api/session/second-factor/passkeys': (
      work: Work,
      { body }: Body<{ name: string; attestation: Attestation }>,
      visit: Visit,
    ) => addPasskey(work, place(visit), insiderOf(visit), body),
    'PUT /api/session/second-factor/passkeys/:passkeyId': (
      work: Work,
      { params, body }: AtPasskey & Body<{ name: string }>,
    ) => renamePasskey(work, params.passkeyId, body.name),
    'DELETE /api/session/second-factor/passkeys/:passkeyId': {
      own: (visit: Visit, { params, body }: AtPasskey & Body<Password>) =>
        removePasskey(visit.house, place(visit), insiderOf(visit), { ...params, ...body }),
    },
    'POST /api/session/second-factor/recovery-codes': {
      own: (visit: Visit, { body }: Body<Password>) =>
        renewRecoveryCodes(visit.house, place(visit), insiderOf(visit), body.password),
    },
  }
}

type Body<Fields> = { readonly body: Fields }
type Password = { readonly password: string }
type AtPasskey = { readonly params: { readonly passkeyId: string } }

function insiderOf(visit: Visit): Insider {
  const { actor, address } = visit
  return { actor, address, session: visit.cookie('session') ?? '' }
}

function steppingOf(visit: Visit) {
  return { ...visitorOf(visit), holder: visit.cookie('second-step') }
}
