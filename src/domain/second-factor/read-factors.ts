import type { Factors } from '#contracts/second-factor.ts'
import { passwordCharactersMin } from '#domain/sign-in/password-rules.ts'
import { ownAccount } from '#domain/sign-in/read-account.ts'
import type { Work } from '#platform/work/work.ts'
import { countRecoveryCodes, selectPasskeys, selectTotp } from './factors-table.ts'

/** One's own. Nothing here lets anybody in. */
export async function readFactors(work: Work): Promise<Factors> {
  work.allow('account:own')
  const { id } = await ownAccount(work)
  return factorsOf(work, id)
}

export async function factorsOf(work: Work, accountId: string): Promise<Factors> {
  const totp = await selectTotp(work, accountId)
  const passkeys = await selectPasskeys(work, accountId)
  return {
    totp: totp === undefined ? null : { addedAt: totp.addedAt.toISOString() },
    passkeys: passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
      id,
      name,
      addedAt: addedAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await countRecoveryCodes(work, accountId),
    passwordCharactersMin: passwordCharactersMin(totp !== undefined || passkeys.length > 0),
  }
}
