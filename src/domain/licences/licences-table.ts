import type { LicenceCause, RevokedReason } from '#contracts/licences.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    licences: {
      id: string
      client_id: string
      week: string
      not_before: Date
      expires_at: Date
      issued_at: Date
      /** Null: the house did it by itself. */
      issued_by: string | null
      cause: LicenceCause
      /** The compact JWS, as it was signed. */
      jws: string
      kid: string
      fetched_at: Date | null
      installed_at: Date | null
      revoked_at: Date | null
      revoked_by: string | null
      revoked_reason: RevokedReason | null
      revoked_note: string | null
      password_scope: string | null
      password_key_version: number | null
      password_revision: number | null
    }
  }
}

export type LicenceRow = Awaited<ReturnType<typeof selectRegister>>[number]

const columns = [
  'l.id',
  'l.week',
  'l.not_before as notBefore',
  'l.expires_at as expiresAt',
  'l.issued_at as issuedAt',
  's.name as issuedBy',
  'l.cause',
  'l.fetched_at as fetchedAt',
  'l.installed_at as installedAt',
  'l.revoked_at as revokedAt',
  'r.name as revokedBy',
  'l.revoked_reason as revokedReason',
  'l.revoked_note as revokedNote',
] as const

/** What the file is made of, and whose password it checks. */
const inside = [
  'l.jws',
  'l.kid',
  'l.password_scope as scope',
  'l.password_key_version as keyVersion',
  'l.password_revision as revision',
] as const

/** Newest first, at most ten years of weeks. */
export function selectRegister(work: Work, clientId: string) {
  return licences(work)
    .select(columns)
    .where('l.client_id', '=', clientId)
    .orderBy('l.issued_at', 'desc')
    .limit(520)
    .execute()
}

/** The licence of that week that still holds: one cut short by a contract since prolonged has ended. */
export function selectLivingLicence(work: Work, clientId: string, week: string) {
  return living(work, clientId).where('l.week', '=', week).executeTakeFirst()
}

/** All that still hold or will, the first week first: at most the current and the next. */
export function selectLivingLicences(work: Work, clientId: string) {
  return living(work, clientId).orderBy('l.week').limit(4).execute()
}

export function selectLicence(work: Work, clientId: string, licenceId: string) {
  return licences(work)
    .select([...columns, ...inside])
    .where('l.client_id', '=', clientId)
    .where('l.id', '=', licenceId)
    .executeTakeFirst()
}

/** The newest of that week, revoked or not; of two of the same instant the one that holds. */
export function selectNewest(work: Work, clientId: string, week: string) {
  return licences(work)
    .select(columns)
    .where('l.client_id', '=', clientId)
    .where('l.week', '=', week)
    .orderBy((is) => is('l.revoked_at', 'is', null), 'desc')
    .orderBy('l.issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** All of that week or a later one that nobody has revoked. */
export function selectUnrevokedFrom(work: Work, clientId: string, week: string) {
  return licences(work)
    .select(columns)
    .where('l.client_id', '=', clientId)
    .where('l.week', '>=', week)
    .where('l.revoked_at', 'is', null)
    .orderBy('l.week')
    .limit(4)
    .execute()
}

/** The one whose verifiers the school uses on that day, as far as is known: the newest it has had, else the newest. */
export function selectHeldLicence(work: Work, clientId: string, weeks: readonly string[]) {
  return licences(work)
    .select([...columns, ...inside])
    .where('l.client_id', '=', clientId)
    .where('l.week', 'in', weeks)
    .where((is) => is.or([is('l.revoked_at', 'is', null), is('l.fetched_at', 'is not', null)]))
    .orderBy((is) => is('l.fetched_at', 'is not', null), 'desc')
    .orderBy('l.week', 'desc')
    .orderBy((is) => is('l.revoked_at', 'is', null), 'desc')
    .orderBy('l.issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Revoked since an instant, for the agent to remove. */
export async function selectRevokedSince(
  work: Work,
  clientId: string,
  since: Date,
): Promise<string[]> {
  const rows = await sqlOf(work)
    .selectFrom('licences')
    .select('id')
    .where('client_id', '=', clientId)
    .where('revoked_at', '>', since)
    .orderBy('revoked_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}

function living(work: Work, clientId: string) {
  return licences(work)
    .select([...columns, ...inside])
    .where('l.client_id', '=', clientId)
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', work.now)
}

function licences(work: Work) {
  return sqlOf(work)
    .selectFrom('licences as l')
    .leftJoin('accounts as s', 's.id', 'l.issued_by')
    .leftJoin('accounts as r', 'r.id', 'l.revoked_by')
}

export async function isAnyLicence(work: Work): Promise<boolean> {
  const row = await sqlOf(work).selectFrom('licences').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
