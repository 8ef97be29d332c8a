import type { Attestation, FactorsAndCodes } from '#contracts/second-factor.ts'
import { refuse } from '#contracts/refuse.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import { ownAccount } from '#domain/sign-in/read-account.ts'
import { endOtherSessions } from '#domain/sign-in/sessions.ts'
import { refuseTooManyTries, reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken } from '#platform/tokens.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { lockInside, type Insider } from './by-password.ts'
import { consumeChallenge, livingEnrolment } from './challenges-table.ts'
import type { FactorPlace } from './factor-place.ts'
import { insertPasskey, saveTotp, selectPasskeys } from './factors-table.ts'
import { hasFactor } from './has-factor.ts'
import { factorsOf } from './read-factors.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { passkeysMax } from './start-enrolment.ts'
import { tellOwner } from './tell-owner.ts'
import { stepOfCode, withoutSpaces } from './totp.ts'
import { credentialOf } from './verify-passkey.ts'

/** Confirms the app by one of its codes, which then has served. Another app takes the place of the one of before. */
export async function addTotp(
  foundation: Foundation,
  place: FactorPlace,
  who: Insider,
  code: string,
): Promise<FactorsAndCodes> {
  const { account, open } = await openWork(foundation, who, async (work) => {
    work.allow('account:own')
    const account = await ownAccount(work)
    return { account, open: await tryDoor(work, 'code', `totp enrolment ${account.id}`) }
  })
  if (!open) refuseTooManyTries('code')
  return openWork(foundation, who, async (work) => {
    const { current, enrolment } = await takeUp(work, who, account, 'totp')
    const secret = place.sealer.open(enrolment.sealedSecret ?? Buffer.alloc(0), current.id)
    if (secret === undefined) refuse('enrolment-over')
    const step = await stepOfCode(secret, withoutSpaces(code), work.now, 0)
    if (step === undefined) refuse('factor-code-wrong')
    await reopenDoor(work, 'code', `totp enrolment ${current.id}`)
    const wasProtected = await hasFactor(work, current.id)
    await saveTotp(work, current.id, place.sealer.seal(secret, current.id), step)
    await work.audit('totp-added', { client: current.clientId })
    const what = 'Une application qui donne des codes protège désormais votre compte.'
    return finish(work, place, who, current, wasProtected, what)
  })
}

/** Adds the passkey that the browser made, and nobody else has. */
export async function addPasskey(
  work: Work,
  place: FactorPlace,
  who: Pick<Insider, 'session'>,
  given: { readonly name: string; readonly attestation: Attestation },
): Promise<FactorsAndCodes> {
  work.allow('account:own')
  const { current, enrolment } = await takeUp(work, who, await ownAccount(work), 'passkey')
  if ((await selectPasskeys(work, current.id)).length >= passkeysMax)
    refuse('passkeys-limit', { passkeysMax })
  const credential = await credentialOf(place, enrolment.tokenHash, given.attestation)
  if (credential === undefined) refuse('passkey-refused')
  const wasProtected = await hasFactor(work, current.id)
  const isNew = await insertPasskey(work, current.id, {
    id: work.newId(),
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: given.attestation.response.transports ?? [],
    name: given.name,
  })
  if (!isNew) refuse('passkey-refused')
  await work.audit('passkey-added', { client: current.clientId, details: { name: given.name } })
  const what = `Une clé d’accès, « ${given.name} », protège désormais votre compte.`
  return finish(work, place, who, current, wasProtected, what)
}

/** What a refusal rolls back is not used up: a wrong code may be followed by the right one. */
async function takeUp(
  work: Work,
  who: Pick<Insider, 'session'>,
  account: AccountRow,
  purpose: 'totp' | 'passkey',
) {
  const current = await lockInside(work, who, account)
  const at = { accountId: current.id, holderHash: hashToken(who.session), purpose }
  const enrolment = await livingEnrolment(work, at)
  if (enrolment === undefined || !(await consumeChallenge(work, enrolment.tokenHash)))
    refuse('enrolment-over')
  return { current, enrolment }
}

/** With a first factor come recovery codes, and no session stays that a password alone had opened. */
async function finish(
  work: Work,
  place: FactorPlace,
  { session }: Pick<Insider, 'session'>,
  account: AccountRow,
  wasProtected: boolean,
  what: string,
): Promise<FactorsAndCodes> {
  const recoveryCodes = wasProtected ? null : await makeRecoveryCodes(work, account.id)
  if (!wasProtected) await endOtherSessions(work, account.id, session)
  await tellOwner(work, place, account, { subject: 'double authentification', what })
  return { factors: await factorsOf(work, account.id), recoveryCodes }
}
