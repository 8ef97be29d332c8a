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
      issued_by: string
      file: string
      fetched_at: Date | null
      revoked_at: Date | null
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
  'l.fetched_at as fetchedAt',
  'l.revoked_at as revokedAt',
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
  return licences(work)
    .select(columns)
    .select('l.file')
    .where('l.client_id', '=', clientId)
    .where('l.week', '=', week)
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', work.now)
    .executeTakeFirst()
}

export function selectLicence(work: Work, clientId: string, licenceId: string) {
  return licences(work)
    .select(columns)
    .select('l.file')
    .where('l.client_id', '=', clientId)
    .where('l.id', '=', licenceId)
    .executeTakeFirst()
}

function licences(work: Work) {
  return sqlOf(work).selectFrom('licences as l').innerJoin('staff as s', 's.id', 'l.issued_by')
}

export type NewLicence = {
  readonly id: string
  readonly clientId: string
  readonly week: string
  readonly notBefore: Date
  readonly expiresAt: Date
  readonly issuedBy: string
  readonly file: string
}

/** Takes back the licence of that week if it has ended, so that another can be issued for the rest of the week. */
export async function revokeEnded(work: Work, clientId: string, week: string): Promise<void> {
  await sqlOf(work)
    .updateTable('licences')
    .set({ revoked_at: work.now })
    .where('client_id', '=', clientId)
    .where('week', '=', week)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', work.now)
    .execute()
}

/** False when the client holds an unrevoked licence for that week already. */
export async function insertLicence(work: Work, licence: NewLicence): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('licences')
    .values({
      id: licence.id,
      client_id: licence.clientId,
      week: licence.week,
      not_before: licence.notBefore,
      expires_at: licence.expiresAt,
      issued_at: work.now,
      issued_by: licence.issuedBy,
      file: licence.file,
      fetched_at: null,
      revoked_at: null,
    })
    .onConflict((taken) =>
      taken.columns(['client_id', 'week']).where('revoked_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** False when it was fetched before: the first receipt counts. */
export async function noteFetched(work: Work, licenceId: string): Promise<boolean> {
  const updated = await sqlOf(work)
    .updateTable('licences')
    .set({ fetched_at: work.now })
    .where('id', '=', licenceId)
    .where('fetched_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function isAnyLicence(work: Work): Promise<boolean> {
  const row = await sqlOf(work).selectFrom('licences').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
