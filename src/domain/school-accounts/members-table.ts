import { sql } from 'kysely'
import type { SchoolRight, SchoolRole } from '#contracts/permissions.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type MemberRow = Awaited<ReturnType<typeof selectMembers>>[number]

/** The accounts of a school, by name. */
export function selectMembers(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('accounts as s')
    .leftJoin('passwords as p', 'p.account_id', 's.id')
    .select([
      's.id',
      's.name',
      's.mail',
      's.role',
      's.rights',
      's.disabled_at as disabledAt',
      's.last_seen_at as lastSeenAt',
      'p.changed_at as passwordChosenAt',
    ])
    .where('s.kind', '=', 'school')
    .where('s.client_id', '=', clientId)
    .$narrowType<{ role: SchoolRole }>()
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()
}

/** Whoever is coming in is in, or waits until the end of the work; the school is locked. */
export async function lockMembers(work: Work, clientId: string): Promise<void> {
  await sqlOf(work)
    .selectFrom('accounts')
    .select('id')
    .where('client_id', '=', clientId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Of two who take the same address at once, the second waits here and finds it taken. */
export async function holdAddress(work: Work, mail: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`school address ${mail}`}, 0))`.execute(
    sqlOf(work),
  )
}

/** The account that enters the admin sites by that address, whatever its school. */
export function selectByMail(work: Work, mail: string) {
  return sqlOf(work)
    .selectFrom('accounts')
    .select(['id', 'client_id as clientId', 'disabled_at as disabledAt'])
    .where('kind', '=', 'school')
    .where('mail', '=', mail)
    .executeTakeFirst()
}

/** Whether it is the address of somebody of the publisher or of a distributor, a `+tag` aside. */
export async function isStaffAddress(work: Work, mail: string): Promise<boolean> {
  const bare = (address: unknown) => sql<string>`regexp_replace(${address}, '\\+[^@]*@', '@')`
  const row = await sqlOf(work)
    .selectFrom('accounts as s')
    .select('s.id')
    .where('s.kind', '=', 'staff')
    .where(bare(sql.ref('s.mail')), '=', bare(sql.val(mail)))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type MemberValues = {
  readonly name: string
  readonly role: SchoolRole
  readonly rights: readonly SchoolRight[]
}

/** False when the address is taken since it was looked up. */
export async function insertMember(
  work: Work,
  row: MemberValues & { id: string; clientId: string; mail: string },
): Promise<boolean> {
  const inserted = await sqlOf(work)
    .insertInto('accounts')
    .values({
      id: row.id,
      kind: 'school',
      client_id: row.clientId,
      mail: row.mail,
      distributor_id: null,
      ...columnsOf(row),
      created_at: work.now,
      disabled_at: null,
      last_seen_at: null,
    })
    .onConflict((taken) => taken.columns(['kind', 'mail']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function updateMember(
  work: Work,
  at: { clientId: string; accountId: string },
  set: Partial<MemberValues> & { disabledAt?: Date | null },
): Promise<void> {
  const { disabledAt, name, role, rights } = set
  await sqlOf(work)
    .updateTable('accounts')
    .set({
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
      ...(name === undefined || role === undefined || rights === undefined
        ? {}
        : columnsOf({ name, role, rights })),
    })
    .where('kind', '=', 'school')
    .where('client_id', '=', at.clientId)
    .where('id', '=', at.accountId)
    .execute()
}

/** An administrator needs no rights: he has them all. */
function columnsOf({ name, role, rights }: MemberValues) {
  return { name, role, rights: role === 'personnel' ? [...rights] : [] }
}
