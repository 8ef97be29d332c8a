import type { ConsentMode } from '#contracts/supervision.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    support_consents: {
      client_id: string
      mode: ConsentMode
      granted_until: Date | null
      changed_at: Date
      changed_by: string
    }
    supervision_overrides: {
      id: string
      client_id: string
      reason: string
      asked_by: string
      asked_at: Date
      approved_by: string | null
      approved_at: Date | null
      expires_at: Date
    }
  }
}

export function selectConsent(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('support_consents as k')
    .innerJoin('accounts as s', 's.id', 'k.changed_by')
    .select([
      'k.mode',
      'k.granted_until as grantedUntil',
      'k.changed_at as changedAt',
      's.name as changedBy',
    ])
    .where('k.client_id', '=', clientId)
    .executeTakeFirst()
}

export async function saveConsentRow(
  work: Work,
  clientId: string,
  consent: { mode: ConsentMode; grantedUntil: Date | null },
  by: string,
): Promise<void> {
  const row = {
    mode: consent.mode,
    granted_until: consent.grantedUntil,
    changed_at: work.now,
    changed_by: by,
  }
  await sqlOf(work)
    .insertInto('support_consents')
    .values({ client_id: clientId, ...row })
    .onConflict((known) => known.column('client_id').doUpdateSet(row))
    .execute()
}

/** The newest that still waits or holds: of people who are still administrators of the publisher. */
export function selectOverride(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('supervision_overrides as o')
    .innerJoin('accounts as s', 's.id', 'o.asked_by')
    .leftJoin('accounts as a', 'a.id', 'o.approved_by')
    .select([
      'o.id',
      'o.reason',
      'o.asked_by as askedById',
      's.name as askedBy',
      'o.asked_at as askedAt',
      'a.name as approvedBy',
      'o.expires_at as expiresAt',
    ])
    .where('o.client_id', '=', clientId)
    .where('o.expires_at', '>', work.now)
    .where('s.role', '=', 'administrateur')
    .where('s.disabled_at', 'is', null)
    .where((is) =>
      is.or([
        is('a.id', 'is', null),
        is.and([is('a.role', '=', 'administrateur'), is('a.disabled_at', 'is', null)]),
      ]),
    )
    .orderBy('o.asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertOverride(
  work: Work,
  row: { id: string; clientId: string; reason: string; by: string; expiresAt: Date },
): Promise<void> {
  await sqlOf(work)
    .insertInto('supervision_overrides')
    .values({
      id: row.id,
      client_id: row.clientId,
      reason: row.reason,
      asked_by: row.by,
      asked_at: work.now,
      approved_by: null,
      approved_at: null,
      expires_at: row.expiresAt,
    })
    .execute()
}

/** False when it is none that waits. */
export async function approveOverrideRow(
  work: Work,
  at: { clientId: string; overrideId: string },
  by: string,
  expiresAt: Date,
): Promise<boolean> {
  const approved = await sqlOf(work)
    .updateTable('supervision_overrides')
    .set({ approved_by: by, approved_at: work.now, expires_at: expiresAt })
    .where('id', '=', at.overrideId)
    .where('client_id', '=', at.clientId)
    .where('approved_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst()
  return approved.numUpdatedRows === 1n
}
