import { generateRegistrationOptions } from '@simplewebauthn/server'
import type { PasskeyCreation } from '#contracts/second-factor.ts'
import { refuse } from '#contracts/refuse.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import type { Foundation } from '#platform/work/open-work.ts'
import { hashToken, newToken } from '#platform/tokens.ts'
import type { Work } from '#platform/work/work.ts'
import { byPassword, type Insider } from './by-password.ts'
import { deleteEnrolments, insertChallenge } from './challenges-table.ts'
import type { FactorPlace } from './factor-place.ts'
import { selectPasskeys } from './factors-table.ts'
import { descriptorOf } from './passkey-request.ts'
import { newSecret, uriOf } from './totp.ts'
import { algorithms } from './verify-passkey.ts'

const enrolmentMs = 15 * 60_000
export const passkeysMax = 10

/** The secret of an authenticator app, answered here and never again; nothing changes before a code confirms it. */
export function startTotp(
  foundation: Foundation,
  place: FactorPlace,
  who: Insider,
  password: string,
): Promise<{ secret: string; uri: string; expiresAt: string }> {
  return byPassword(foundation, who, password, async (work, account) => {
    const secret = newSecret(work)
    const sealedSecret = place.sealer.seal(secret, account.id)
    const { expiresAt } = await begin(work, who, account, 'totp', { sealedSecret })
    const uri = uriOf(secret, place.product, account.mail)
    return { secret, uri, expiresAt: expiresAt.toISOString() }
  })
}

/** What a browser needs in order to make a passkey for this account. */
export function startPasskey(
  foundation: Foundation,
  place: FactorPlace,
  who: Insider,
  password: string,
): Promise<PasskeyCreation> {
  return byPassword(foundation, who, password, async (work, account) => {
    const passkeys = await selectPasskeys(work, account.id)
    if (passkeys.length >= passkeysMax) refuse('passkeys-limit', { passkeysMax })
    const { token } = await begin(work, who, account, 'passkey')
    const { rp, user, challenge, pubKeyCredParams } = await generateRegistrationOptions({
      rpName: place.product,
      rpID: place.url.hostname,
      userName: account.mail,
      userDisplayName: account.name,
      userID: new TextEncoder().encode(account.id),
      challenge: new Uint8Array(Buffer.from(token, 'base64url')),
      supportedAlgorithmIDs: algorithms,
    })
    return {
      challenge,
      timeout: enrolmentMs,
      rp: { id: place.url.hostname, name: rp.name },
      user,
      pubKeyCredParams,
      excludeCredentials: passkeys.map(({ credentialId, transports }) =>
        descriptorOf({ id: credentialId.toString('base64url'), transports }),
      ),
      authenticatorSelection: {
        residentKey: 'preferred',
        requireResidentKey: false,
        userVerification: 'preferred',
      },
      // Which device it is says nothing that this product would decide on.
      attestation: 'none',
    }
  })
}

/** Of several that one person begins, the last one holds, and in the session that began it. */
async function begin(
  work: Work,
  { session }: Insider,
  account: AccountRow,
  purpose: 'totp' | 'passkey',
  more: { sealedSecret?: Buffer } = {},
): Promise<{ token: string; expiresAt: Date }> {
  const { token, tokenHash } = newToken(work)
  const expiresAt = new Date(work.now.getTime() + enrolmentMs)
  await deleteEnrolments(work, account.id, purpose)
  const at = { tokenHash, accountId: account.id, holderHash: hashToken(session), expiresAt }
  await insertChallenge(work, { ...at, purpose, ...more })
  await work.audit('factor-enrolment-started', {
    client: account.clientId,
    details: { factor: purpose },
  })
  return { token, expiresAt }
}
