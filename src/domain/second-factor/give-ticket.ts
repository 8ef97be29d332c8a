import { hashToken, newToken } from '#platform/tokens.ts'
import type { Work } from '#platform/work/work.ts'
import { insertChallenge } from './challenges-table.ts'
import { countRecoveryCodes, selectPasskeys, selectTotp } from './factors-table.ts'

export const ticketMs = 5 * 60_000

/** Somebody proved the first step; nothing opens before the second. */
export type SecondStep = {
  /** To bring back, and what a passkey signs. */
  readonly ticket: string
  /** For a cookie of the browser that proved the first step: in another one the ticket is worth nothing. */
  readonly holder: string
  readonly expiresAt: Date
  readonly totp: boolean
  readonly recoveryCodes: boolean
  readonly passkeys: readonly { readonly id: string; readonly transports: readonly string[] }[]
}

type FirstStep =
  | { readonly purpose: 'sign-in'; readonly passwordHash: string }
  | { readonly purpose: 'password-link'; readonly passwordHash: string; readonly linkHash: Buffer }

/** The account is locked and has a factor. */
export async function giveTicket(
  work: Work,
  account: { readonly id: string; readonly clientId: string | null },
  first: FirstStep,
): Promise<SecondStep> {
  const { token: ticket, tokenHash } = newToken(work)
  const { token: holder, tokenHash: holderHash } = newToken(work)
  const expiresAt = new Date(work.now.getTime() + ticketMs)
  const at = { tokenHash, accountId: account.id, holderHash, expiresAt }
  await insertChallenge(work, { ...at, ...first })
  await work.audit('second-factor-asked', {
    client: account.clientId,
    details: { account: account.id },
  })
  const passkeys = await selectPasskeys(work, account.id)
  return {
    ticket,
    holder,
    expiresAt,
    totp: (await selectTotp(work, account.id)) !== undefined,
    recoveryCodes: (await countRecoveryCodes(work, account.id)) > 0,
    passkeys: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports,
    })),
  }
}

/** What a browser that brings no cookie holds. */
export function holderHashOf(holder: string | undefined): Buffer {
  return hashToken(holder ?? '')
}
