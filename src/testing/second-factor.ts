import { generate } from 'otplib'
import type { SecondFactorNeeded } from '#contracts/second-factor.ts'
import type { DoorAccount, DoorApi } from '#contracts/sign-in.ts'
import { openAuthenticator, type Authenticator } from './authenticator.ts'
import type { BackOffice } from './back-office.ts'
import { openAdminBrowser, type AdminBrowser, type Browser, type BrowserOn } from './browser.ts'
import { goodPassword } from './people.ts'

const stepMs = 30_000

/** On any site that people sign in to. */
export type DoorBrowser = Browser | AdminBrowser

/** The part of a site that is the same on all of them. */
export function atDoor(browser: DoorBrowser): BrowserOn<DoorApi> {
  return browser
}

/** What the app shows that many seconds from now, by the clock of the house. */
export function codeOf(
  office: Pick<BackOffice, 'clock'>,
  secret: string,
  secondsFromNow = 0,
): Promise<string> {
  const epoch = Math.floor(office.clock.now().getTime() / 1000) + secondsFromNow
  return generate({ secret, epoch })
}

/** An app as it is added in life; half a minute later, so that its next code has not served. */
export async function addApp(
  office: BackOffice,
  browser: DoorBrowser,
  password = goodPassword,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const body = { password }
  const door = atDoor(browser)
  const { secret } = await door.call('POST /api/session/second-factor/totp-enrolments', { body })
  const { recoveryCodes } = await door.call('PUT /api/session/second-factor/totp', {
    body: { code: await codeOf(office, secret) },
  })
  office.clock.advance(stepMs)
  return { secret, recoveryCodes: recoveryCodes ?? [] }
}

/** A passkey as it is added in life. */
export async function addKey(
  office: BackOffice,
  browser: DoorBrowser,
  authenticator: Authenticator = openAuthenticator(office.adminUrl),
  name = 'Clé de test',
) {
  const door = atDoor(browser)
  const creation = await door.call('POST /api/session/second-factor/passkey-enrolments', {
    body: { password: goodPassword },
  })
  const { factors, recoveryCodes } = await door.call('POST /api/session/second-factor/passkeys', {
    body: { name, attestation: authenticator.create(creation) },
  })
  return { authenticator, factors, recoveryCodes: recoveryCodes ?? [] }
}

/** The right password, where it is not enough. */
export async function firstStep<Door extends DoorBrowser = AdminBrowser>(
  office: BackOffice,
  mail: string,
  password = goodPassword,
  browser: Door = openAdminBrowser(office.adminUrl) as unknown as Door,
): Promise<SecondFactorNeeded['secondFactor'] & { browser: Door }> {
  const answer = await atDoor(browser).call('POST /api/session', { body: { mail, password } })
  return { ...neededIn(answer), browser }
}

/** Who came in, where no second factor was asked for. */
export function enteredIn<Entered extends object>(
  answer: Entered | SecondFactorNeeded,
): Exclude<Entered, SecondFactorNeeded> {
  if ('secondFactor' in answer) throw new Error('It asked for a second factor.')
  return answer as Exclude<Entered, SecondFactorNeeded>
}

export function neededIn(
  answer: DoorAccount | SecondFactorNeeded,
): SecondFactorNeeded['secondFactor'] {
  if (!('secondFactor' in answer)) throw new Error('It let in without a second factor.')
  return answer.secondFactor
}
