import { generate } from 'otplib'
import type { SecondFactorNeeded } from '#contracts/second-factor.ts'
import type { SchoolAccount } from '#contracts/sign-in.ts'
import { openAuthenticator, type Authenticator } from './authenticator.ts'
import type { BackOffice } from './back-office.ts'
import { openAdminBrowser, type AdminBrowser } from './browser.ts'
import { goodPassword } from './people.ts'

const stepMs = 30_000

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
  browser: AdminBrowser,
  password = goodPassword,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const body = { password }
  const { secret } = await browser.call('POST /api/session/second-factor/totp-enrolments', { body })
  const { recoveryCodes } = await browser.call('PUT /api/session/second-factor/totp', {
    body: { code: await codeOf(office, secret) },
  })
  office.clock.advance(stepMs)
  return { secret, recoveryCodes: recoveryCodes ?? [] }
}

/** A passkey as it is added in life. */
export async function addKey(
  office: BackOffice,
  browser: AdminBrowser,
  authenticator: Authenticator = openAuthenticator(office.adminUrl),
  name = 'Clé de test',
) {
  const creation = await browser.call('POST /api/session/second-factor/passkey-enrolments', {
    body: { password: goodPassword },
  })
  const { factors, recoveryCodes } = await browser.call(
    'POST /api/session/second-factor/passkeys',
    { body: { name, attestation: authenticator.create(creation) } },
  )
  return { authenticator, factors, recoveryCodes: recoveryCodes ?? [] }
}

/** The right password, where it is not enough. */
export async function firstStep(
  office: BackOffice,
  mail: string,
  password = goodPassword,
  browser = openAdminBrowser(office.adminUrl),
): Promise<SecondFactorNeeded['secondFactor'] & { browser: AdminBrowser }> {
  const answer = await browser.call('POST /api/session', { body: { mail, password } })
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
  answer: SchoolAccount | SecondFactorNeeded,
): SecondFactorNeeded['secondFactor'] {
  if (!('secondFactor' in answer)) throw new Error('It let in without a second factor.')
  return answer.secondFactor
}
