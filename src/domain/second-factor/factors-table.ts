import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    totp_secrets: {
      account_id: string
      sealed_secret: Buffer
      added_at: Date
      last_step: number
    }
    passkeys: {
      id: string
      account_id: string
      credential_id: Buffer
      public_key: Buffer
      counter: number
      transports: string[]
      name: string
      added_at: Date
      last_used_at: Date | null
    }
    recovery_codes: { account_id: string; code_hash: Buffer; used_at: Date | null }
  }
}

/** Which of these accounts have a factor that enters by itself; recovery codes only stand in for one. */
export async function selectProtected(
  work: Work,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set()
  const rows = await sqlOf(work)
    .selectFrom('totp_secrets')
    .select('account_id')
    .where('account_id', 'in', accountIds)
    .union(
      sqlOf(work).selectFrom('passkeys').select('account_id').where('account_id', 'in', accountIds),
    )
    .execute()
  return new Set(rows.map((row) => row.account_id))
}

export function selectTotp(work: Work, accountId: string) {
  return sqlOf(work)
    .selectFrom('totp_secrets')
    .select(['sealed_secret as sealedSecret', 'added_at as addedAt', 'last_step as lastStep'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export function selectAnyTotp(work: Work) {
  return sqlOf(work).selectFrom('totp_secrets').select('account_id').limit(1).executeTakeFirst()
}

export async function saveTotp(
  work: Work,
  accountId: string,
  sealedSecret: Buffer,
  lastStep: number,
): Promise<void> {
  const row = { sealed_secret: sealedSecret, added_at: work.now, last_step: lastStep }
  await sqlOf(work)
    .insertInto('totp_secrets')
    .values({ account_id: accountId, ...row })
    .onConflict((had) => had.column('account_id').doUpdateSet(row))
    .execute()
}

export async function saveLastStep(work: Work, accountId: string, lastStep: number): Promise<void> {
  await sqlOf(work)
    .updateTable('totp_secrets')
    .set({ last_step: lastStep })
    .where('account_id', '=', accountId)
    .execute()
}

/** False when there was none. */
export async function deleteTotp(work: Work, accountId: string): Promise<boolean> {
  const deleted = await sqlOf(work)
    .deleteFrom('totp_secrets')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

/** The oldest first. */
export function selectPasskeys(work: Work, accountId: string) {
  return sqlOf(work)
    .selectFrom('passkeys')
    .select([
      'id',
      'credential_id as credentialId',
      'public_key as publicKey',
      'counter',
      'transports',
      'name',
      'added_at as addedAt',
      'last_used_at as lastUsedAt',
    ])
    .where('account_id', '=', accountId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

export type PasskeyRow = Awaited<ReturnType<typeof selectPasskeys>>[number]

/** False when that credential is somebody's already. */
export async function insertPasskey(
  work: Work,
  accountId: string,
  row: Omit<PasskeyRow, 'addedAt' | 'lastUsedAt'>,
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('passkeys')
    .values({
      id: row.id,
      account_id: accountId,
      credential_id: row.credentialId,
      public_key: row.publicKey,
      counter: row.counter,
      transports: row.transports,
      name: row.name,
      added_at: work.now,
      last_used_at: null,
    })
    .onConflict((taken) => taken.column('credential_id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function noteUse(work: Work, passkeyId: string, counter: number): Promise<void> {
  await sqlOf(work)
    .updateTable('passkeys')
    .set({ counter, last_used_at: work.now })
    .where('id', '=', passkeyId)
    .execute()
}

export async function saveName(
  work: Work,
  at: { accountId: string; passkeyId: string },
  name: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('passkeys')
    .set({ name })
    .where('account_id', '=', at.accountId)
    .where('id', '=', at.passkeyId)
    .execute()
}

export async function deletePasskey(
  work: Work,
  at: { accountId: string; passkeyId: string },
): Promise<void> {
  await sqlOf(work)
    .deleteFrom('passkeys')
    .where('account_id', '=', at.accountId)
    .where('id', '=', at.passkeyId)
    .execute()
}

export async function deletePasskeysOf(work: Work, accountId: string): Promise<void> {
  await sqlOf(work).deleteFrom('passkeys').where('account_id', '=', accountId).execute()
}

export async function replaceRecoveryCodes(
  work: Work,
  accountId: string,
  codeHashes: readonly Buffer[],
): Promise<void> {
  await sqlOf(work).deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  if (codeHashes.length === 0) return
  await sqlOf(work)
    .insertInto('recovery_codes')
    .values(codeHashes.map((hash) => ({ account_id: accountId, code_hash: hash, used_at: null })))
    .execute()
}

/** Uses it up, in one statement: false for one that is not theirs or has served. */
export async function consumeRecoveryCode(
  work: Work,
  accountId: string,
  codeHash: Buffer,
): Promise<boolean> {
  const used = await sqlOf(work)
    .updateTable('recovery_codes')
    .set({ used_at: work.now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function countRecoveryCodes(work: Work, accountId: string): Promise<number> {
  const { left } = await sqlOf(work)
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}
