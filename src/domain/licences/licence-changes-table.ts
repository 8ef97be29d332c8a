import type { LicenceCause, RevokedReason } from '#contracts/licences.ts'
import type { PasswordScope } from '#licence-file/make-daily-password.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type NewLicence = {
  readonly id: string
  readonly clientId: string
  readonly week: string
  readonly notBefore: Date
  readonly expiresAt: Date
  readonly cause: LicenceCause
  readonly jws: string
  readonly kid: string
  readonly scope: PasswordScope
}

/** Takes back the licence of that week if it has ended, so that another can be issued for the rest of the week; its id. */
export async function revokeEnded(
  work: Work,
  clientId: string,
  week: string,
): Promise<string | undefined> {
  const row = await sqlOf(work)
    .updateTable('licences')
    .set({ revoked_at: work.now, revoked_reason: 'ended' })
    .where('client_id', '=', clientId)
    .where('week', '=', week)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', work.now)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** False when it was revoked already. */
export async function revokeRow(
  work: Work,
  licenceId: string,
  why: { reason: RevokedReason; note: string | null },
): Promise<boolean> {
  const updated = await sqlOf(work)
    .updateTable('licences')
    .set({
      revoked_at: work.now,
      revoked_by: work.actor.kind === 'staff' ? work.actor.id : null,
      revoked_reason: why.reason,
      revoked_note: why.note,
    })
    .where('id', '=', licenceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** False when the client holds an unrevoked licence for that week already. */
export async function insertLicence(work: Work, licence: NewLicence): Promise<boolean> {
  const { scope } = licence
  const inserted = await sqlOf(work)
    .insertInto('licences')
    .values({
      id: licence.id,
      client_id: licence.clientId,
      week: licence.week,
      not_before: licence.notBefore,
      expires_at: licence.expiresAt,
      issued_at: work.now,
      issued_by: work.actor.kind === 'staff' ? work.actor.id : null,
      cause: licence.cause,
      jws: licence.jws,
      kid: licence.kid,
      fetched_at: null,
      installed_at: null,
      revoked_at: null,
      revoked_by: null,
      revoked_reason: null,
      revoked_note: null,
      password_scope: scope.scope,
      password_key_version: scope.keyVersion,
      password_revision: scope.revision,
    })
    .onConflict((taken) =>
      taken.columns(['client_id', 'week']).where('revoked_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** What was not noted before; the first receipt of each stage counts, and what is in place was fetched. */
export async function noteReceipt(
  work: Work,
  licenceId: string,
  stage: 'fetched' | 'installed',
): Promise<{ fetched: boolean; installed: boolean }> {
  const fetched = await noteOnce(work, licenceId, 'fetched_at')
  const installed = stage === 'installed' && (await noteOnce(work, licenceId, 'installed_at'))
  return { fetched, installed }
}

async function noteOnce(
  work: Work,
  licenceId: string,
  column: 'fetched_at' | 'installed_at',
): Promise<boolean> {
  const updated = await sqlOf(work)
    .updateTable('licences')
    .set({ [column]: work.now })
    .where('id', '=', licenceId)
    .where(column, 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
