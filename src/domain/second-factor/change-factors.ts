import type { Factors, FactorsAndCodes } from '#contracts/second-factor.ts'
import { refuse } from '#contracts/refuse.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import { isLongEnough, passwordCharactersMin } from '#domain/sign-in/password-rules.ts'
import { lockPerson, ownAccount } from '#domain/sign-in/read-account.ts'
import type { Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { byPassword, type Insider } from './by-password.ts'
import type { FactorPlace } from './factor-place.ts'
import { deletePasskey, deleteTotp, saveName, selectPasskeys, selectTotp } from './factors-table.ts'
import { forgetFactors } from './forget-factors.ts'
import { hasFactor } from './has-factor.ts'
import { factorsOf } from './read-factors.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { tellOwner } from './tell-owner.ts'

export function removeTotp(
  foundation: Foundation,
  place: FactorPlace,
  who: Insider,
  password: string,
): Promise<Factors> {
  return byPassword(foundation, who, password, async (work, account) => {
    if ((await selectTotp(work, account.id)) === undefined) refuse('not-found')
    await deleteTotp(work, account.id)
    await work.audit('totp-removed', { client: account.clientId })
    const what = 'L’application qui donnait des codes ne protège plus votre compte.'
    return afterRemoval(work, place, account, password, what)
  })
}

export function removePasskey(
  foundation: Foundation,
  place: FactorPlace,
  who: Insider,
  { passkeyId, password }: { readonly passkeyId: string; readonly password: string },
): Promise<Factors> {
  return byPassword(foundation, who, password, async (work, account) => {
    const { name } = await reachPasskey(work, account.id, passkeyId)
    await deletePasskey(work, { accountId: account.id, passkeyId })
    await work.audit('passkey-removed', { client: account.clientId, details: { name } })
    const what = `La clé d’accès « ${name} » ne protège plus votre compte.`
    return afterRemoval(work, place, account, password, what)
  })
}

export async function renamePasskey(work: Work, passkeyId: string, name: string): Promise<Factors> {
  work.allow('account:own')
  const account = await ownAccount(work)
  await lockPerson(work, account.id)
  const before = await reachPasskey(work, account.id, passkeyId)
  if (before.name !== name) {
    await saveName(work, { accountId: account.id, passkeyId }, name)
    await work.audit('passkey-renamed', {
      client: account.clientId,
      changes: { name: { from: before.name, to: name } },
    })
  }
  return factorsOf(work, account.id)
}

/** Ten others; those of before no longer hold. */
export function renewRecoveryCodes(
  foundation: Foundation,
  place: FactorPlace,
  who: Insider,
  password: string,
): Promise<FactorsAndCodes> {
  return byPassword(foundation, who, password, async (work, account) => {
    if (!(await hasFactor(work, account.id))) refuse('no-second-factor')
    const recoveryCodes = await makeRecoveryCodes(work, account.id)
    await work.audit('recovery-codes-made', { client: account.clientId })
    await tellOwner(work, place, account, {
      subject: 'nouveaux codes de secours',
      what: 'D’autres codes de secours ont été faits pour votre compte : les précédents ne valent plus.',
    })
    return { factors: await factorsOf(work, account.id), recoveryCodes }
  })
}

/** Once nothing else protects the account, its password must be long enough to do so alone: it has just been typed. */
async function afterRemoval(
  work: Work,
  place: FactorPlace,
  account: AccountRow,
  password: string,
  what: string,
): Promise<Factors> {
  if (!(await hasFactor(work, account.id))) {
    if (place.needsFactor(account.role)) refuse('last-factor-of-role')
    const charactersMin = passwordCharactersMin(false)
    if (!isLongEnough(password, charactersMin))
      refuse('password-too-short-alone', { charactersMin })
    await forgetFactors(work, account.id)
  }
  await tellOwner(work, place, account, { subject: 'double authentification', what })
  return factorsOf(work, account.id)
}

async function reachPasskey(work: Work, accountId: string, passkeyId: string) {
  const passkeys = await selectPasskeys(work, accountId)
  return passkeys.find(({ id }) => id === passkeyId) ?? refuse('not-found')
}
