import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

/** The second step of a sign-in or of a link; the end of an enrolment. */
export type ChallengePurpose = 'sign-in' | 'password-link' | 'totp' | 'passkey'

declare module '#platform/database/tables.ts' {
  interface Tables {
    factor_challenges: {
      token_hash: Buffer
      account_id: string
      purpose: ChallengePurpose
      holder_hash: Buffer
      password_hash: string | null
      link_hash: Buffer | null
      sealed_secret: Buffer | null
      created_at: Date
      expires_at: Date
      used_at: Date | null
    }
  }
}

export type NewChallenge = {
  readonly tokenHash: Buffer
  readonly accountId: string
  readonly purpose: ChallengePurpose
  readonly holderHash: Buffer
  readonly passwordHash?: string
  readonly linkHash?: Buffer
  readonly sealedSecret?: Buffer
  readonly expiresAt: Date
}

export async function insertChallenge(work: Work, row: NewChallenge): Promise<void> {
  await sqlOf(work)
    .insertInto('factor_challenges')
    .values({
      token_hash: row.tokenHash,
      account_id: row.accountId,
      purpose: row.purpose,
      holder_hash: row.holderHash,
      password_hash: row.passwordHash ?? null,
      link_hash: row.linkHash ?? null,
      sealed_secret: row.sealedSecret ?? null,
      created_at: work.now,
      expires_at: row.expiresAt,
      used_at: null,
    })
    .execute()
}

/** A ticket of a second step that still holds, in the browser it was given to. */
export function livingTicket(work: Work, tokenHash: Buffer, holderHash: Buffer) {
  return living(work)
    .where('token_hash', '=', tokenHash)
    .where('holder_hash', '=', holderHash)
    .where('purpose', 'in', ['sign-in', 'password-link'])
    .executeTakeFirst()
}

export type Ticket = NonNullable<Awaited<ReturnType<typeof livingTicket>>>

/** The enrolment that a session has begun and not finished; there is at most one of a purpose. */
export function livingEnrolment(
  work: Work,
  at: { accountId: string; holderHash: Buffer; purpose: 'totp' | 'passkey' },
) {
  return living(work)
    .where('account_id', '=', at.accountId)
    .where('holder_hash', '=', at.holderHash)
    .where('purpose', '=', at.purpose)
    .executeTakeFirst()
}

function living(work: Work) {
  return sqlOf(work)
    .selectFrom('factor_challenges')
    .select([
      'token_hash as tokenHash',
      'account_id as accountId',
      'purpose',
      'password_hash as passwordHash',
      'link_hash as linkHash',
      'sealed_secret as sealedSecret',
    ])
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
}

/** Uses it up, in one statement: false for the second of two who bring it at once. */
export async function consumeChallenge(work: Work, tokenHash: Buffer): Promise<boolean> {
  const used = await sqlOf(work)
    .updateTable('factor_challenges')
    .set({ used_at: work.now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function deleteEnrolments(
  work: Work,
  accountId: string,
  purpose: 'totp' | 'passkey',
): Promise<void> {
  await sqlOf(work)
    .deleteFrom('factor_challenges')
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .execute()
}

export async function deleteChallengesOf(work: Work, accountId: string): Promise<void> {
  await sqlOf(work).deleteFrom('factor_challenges').where('account_id', '=', accountId).execute()
}

export async function deleteOldChallenges(work: Work): Promise<void> {
  await sqlOf(work).deleteFrom('factor_challenges').where('expires_at', '<=', work.now).execute()
}
