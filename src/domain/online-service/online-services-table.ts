import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    online_services: {
      client_id: string
      ogec: string
      created_at: Date
      created_by: string
      access_open: boolean
      access_changed_at: Date | null
      access_changed_by: string | null
      sms_open: boolean
      sms_changed_at: Date | null
      sms_changed_by: string | null
      /** YYYY-MM-DD, the last day of summer mode. */
      suspended_until: string | null
      suspension_changed_at: Date | null
      suspension_changed_by: string | null
    }
  }
}

export type OnlineServiceRow = NonNullable<Awaited<ReturnType<typeof selectOnlineService>>>

export function selectOnlineService(work: Work, clientId: string) {
  return services(work).where('o.client_id', '=', clientId).executeTakeFirst()
}

export function selectOnlineServiceByOgec(work: Work, ogec: string) {
  return services(work).where('o.ogec', '=', ogec).executeTakeFirst()
}

function services(work: Work) {
  return sqlOf(work)
    .selectFrom('online_services as o')
    .innerJoin('clients as c', 'c.id', 'o.client_id')
    .innerJoin('accounts as s', 's.id', 'o.created_by')
    .leftJoin('accounts as a', 'a.id', 'o.access_changed_by')
    .leftJoin('accounts as m', 'm.id', 'o.sms_changed_by')
    .leftJoin('accounts as u', 'u.id', 'o.suspension_changed_by')
    .select([
      'o.client_id as clientId',
      'o.ogec',
      'c.time_zone as timeZone',
      'o.created_at as createdAt',
      's.name as createdBy',
      'o.access_open as accessOpen',
      'o.access_changed_at as accessChangedAt',
      'a.name as accessChangedBy',
      'o.sms_open as smsOpen',
      'o.sms_changed_at as smsChangedAt',
      'm.name as smsChangedBy',
      'o.suspended_until as suspendedUntil',
      'o.suspension_changed_at as suspensionChangedAt',
      'u.name as suspensionChangedBy',
    ])
}

/** False when a service already bears this code. */
export async function insertOnlineService(
  work: Work,
  row: { clientId: string; ogec: string; by: string },
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('online_services')
    .values({
      client_id: row.clientId,
      ogec: row.ogec,
      created_at: work.now,
      created_by: row.by,
      access_open: false,
      sms_open: false,
    })
    .onConflict((taken) => taken.column('ogec').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export type OnlineSwitch = 'access' | 'sms'

export async function saveSwitch(
  work: Work,
  clientId: string,
  which: OnlineSwitch,
  open: boolean,
  by: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('online_services')
    .set(
      which === 'access'
        ? { access_open: open, access_changed_at: work.now, access_changed_by: by }
        : { sms_open: open, sms_changed_at: work.now, sms_changed_by: by },
    )
    .where('client_id', '=', clientId)
    .execute()
}

export async function saveSuspension(
  work: Work,
  clientId: string,
  until: string | null,
  by: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('online_services')
    .set({
      suspended_until: until,
      suspension_changed_at: work.now,
      suspension_changed_by: by,
    })
    .where('client_id', '=', clientId)
    .execute()
}

/** The client that bears this code in its file, whoever asks. */
export async function clientOfOgec(work: Work, ogec: string): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('clients')
    .select('id')
    .where('ogec', '=', ogec)
    .executeTakeFirst()
  return row?.id
}
