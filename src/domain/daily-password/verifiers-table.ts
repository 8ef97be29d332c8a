import type { PasswordCost } from '#licence-file/hash-password.ts'
import type { PasswordScope } from '#licence-file/make-daily-password.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    password_scopes: { scope: string; salt: Buffer; created_at: Date }
    password_verifiers: {
      scope: string
      key_version: number
      revision: number
      memory_kib: number
      passes: number
      /** YYYY-MM-DD */
      day: string
      hash: Buffer
    }
  }
}

export async function selectSalt(work: Work, scope: string): Promise<Buffer | undefined> {
  const row = await sqlOf(work)
    .selectFrom('password_scopes')
    .select('salt')
    .where('scope', '=', scope)
    .executeTakeFirst()
  return row?.salt
}

/** The salt of the scope: the one there is, whoever came first. */
export async function keepSalt(work: Work, scope: string, salt: Buffer): Promise<void> {
  await sqlOf(work)
    .insertInto('password_scopes')
    .values({ scope, salt, created_at: work.now })
    .onConflict((known) => known.column('scope').doNothing())
    .execute()
}

/** Those known from one day to another, both included, in order. */
export function selectVerifiers(
  work: Work,
  { scope, keyVersion, revision }: PasswordScope,
  { memoryKib, passes }: PasswordCost,
  days: { readonly from: string; readonly to: string },
) {
  return sqlOf(work)
    .selectFrom('password_verifiers')
    .select(['day', 'hash'])
    .where('scope', '=', scope)
    .where('key_version', '=', keyVersion)
    .where('revision', '=', revision)
    .where('memory_kib', '=', memoryKib)
    .where('passes', '=', passes)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .orderBy('day')
    .execute()
}

export async function keepVerifiers(
  work: Work,
  { scope, keyVersion, revision }: PasswordScope,
  { memoryKib, passes }: PasswordCost,
  verifiers: readonly { day: string; hash: Buffer }[],
): Promise<void> {
  const known = { scope, key_version: keyVersion, revision, memory_kib: memoryKib, passes }
  await sqlOf(work)
    .insertInto('password_verifiers')
    .values(verifiers.map(({ day, hash }) => ({ ...known, day, hash })))
    .onConflict((known) => known.doNothing())
    .execute()
}

export async function deleteVerifiersBefore(work: Work, day: string): Promise<void> {
  await sqlOf(work).deleteFrom('password_verifiers').where('day', '<', day).execute()
}

export async function isAnyScope(work: Work): Promise<boolean> {
  const row = await sqlOf(work).selectFrom('password_scopes').select('scope').executeTakeFirst()
  return row !== undefined
}

/** The distributors of clients that have a contract; null among them for clients without one. */
export function selectScopesInUse(work: Work) {
  return sqlOf(work)
    .selectFrom('clients as c')
    .innerJoin('contracts as k', 'k.client_id', 'c.id')
    .select('c.distributor_id as distributorId')
    .where('k.ends_on', '>=', work.now.toISOString().slice(0, 10))
    .distinct()
    .execute()
}
