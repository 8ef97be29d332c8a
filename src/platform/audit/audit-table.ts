import { sql, type Generated, type Insertable, type Selectable } from 'kysely'
import type { AuditEvent } from '#contracts/audit.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    audit_lines: AuditLinesTable
    audit_waiting: { line_id: number }
    supervision_lines: { line_id: number; supervision_id: string }
    audit_seals: { position: number; line_id: number; digest: Buffer }
  }
}

type AuditLinesTable = {
  id: Generated<number>
  at: Date
  event: string
  actor_kind: Actor['kind']
  actor_id: string | null
  client_id: string | null
  private: PrivatePart | null
  private_salt: Buffer
  private_digest: Buffer
}

/** What may name people. It can be erased one day; its salted digest stays in the chain. */
export type PrivatePart = {
  readonly address: string | null
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>
  readonly details: Readonly<Record<string, unknown>>
}

export type AuditLineRow = Selectable<AuditLinesTable>

export async function insertAuditLine(
  work: Work,
  line: Insertable<AuditLinesTable>,
): Promise<number> {
  const { id } = await sqlOf(work)
    .insertInto('audit_lines')
    .values({
      ...line,
      private:
        line.private === null ? null : (JSON.stringify(line.private) as unknown as PrivatePart),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertSupervisionLine(
  work: Work,
  lineId: number,
  supervisionId: string,
): Promise<void> {
  await sqlOf(work)
    .insertInto('supervision_lines')
    .values({ line_id: lineId, supervision_id: supervisionId })
    .execute()
}

/** Only one sealer works at a time; the others pass. It is freed at the end of the transaction. */
export async function tryToBeTheSealer(work: Work): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean
  }>`select pg_try_advisory_xact_lock(${sealerLock}) as mine`.execute(sqlOf(work))
  return rows[0]?.mine === true
}
const sealerLock = 0x5ea1

export async function waitingLines(work: Work, linesMax: number): Promise<readonly AuditLineRow[]> {
  return sqlOf(work)
    .selectFrom('audit_waiting')
    .innerJoin('audit_lines', 'audit_lines.id', 'audit_waiting.line_id')
    .selectAll('audit_lines')
    .orderBy('audit_lines.id')
    .limit(linesMax)
    .execute()
}

export async function countWaiting(work: Work): Promise<number> {
  const { count } = await sqlOf(work)
    .selectFrom('audit_waiting')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function lastSeal(
  work: Work,
): Promise<{ position: number; digest: Buffer } | undefined> {
  return sqlOf(work)
    .selectFrom('audit_seals')
    .select(['position', 'digest'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertSeals(
  work: Work,
  seals: readonly { position: number; line_id: number; digest: Buffer }[],
): Promise<void> {
  await sqlOf(work)
    .insertInto('audit_seals')
    .values([...seals])
    .execute()
  await sqlOf(work)
    .deleteFrom('audit_waiting')
    .where(
      'line_id',
      'in',
      seals.map((seal) => seal.line_id),
    )
    .execute()
}

/** Sealed lines in chain order, after a position; a line that is gone comes as null. */
export async function sealedLines(
  work: Work,
  after: number,
  count: number,
): Promise<readonly { position: number; digest: Buffer; line: AuditLineRow | null }[]> {
  const rows = await sqlOf(work)
    .selectFrom('audit_seals as s')
    .leftJoin('audit_lines as l', 'l.id', 's.line_id')
    .selectAll('l')
    .select(['s.position', 's.digest'])
    .where('s.position', '>', after)
    .orderBy('s.position')
    .limit(count)
    .execute()
  return rows.map(({ position, digest, ...line }) => ({
    position,
    digest,
    line: line.id === null ? null : (line as AuditLineRow),
  }))
}

export async function countSealsUpTo(work: Work, position: number): Promise<number> {
  const { count } = await sqlOf(work)
    .selectFrom('audit_seals')
    .where('position', '<=', position)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What is chained up to a line, as it is stored; undefined without such a line. */
export async function sealAt(work: Work, position: number): Promise<Buffer | undefined> {
  const row = await sqlOf(work)
    .selectFrom('audit_seals')
    .select('digest')
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.digest
}

/** The first line in the chain that is not older than an instant; undefined when all are. */
export async function firstSealSince(work: Work, since: Date): Promise<number | undefined> {
  const row = await sqlOf(work)
    .selectFrom('audit_seals as s')
    .innerJoin('audit_lines as l', 'l.id', 's.line_id')
    .select('s.position')
    .where('l.at', '>=', since)
    .orderBy('s.position')
    .limit(1)
    .executeTakeFirst()
  return row?.position
}

/** Waits for the sealer of the moment, and keeps others from sealing until the end of the transaction. */
export async function becomeTheSealer(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sealerLock})`.execute(sqlOf(work))
}

/** Lines of the chain from one position to another, with their seals and what ties them to a supervision. */
export async function deleteSealed(work: Work, first: number, last: number): Promise<void> {
  const lines = sqlOf(work)
    .selectFrom('audit_seals')
    .select('line_id')
    .where('position', '>=', first)
    .where('position', '<=', last)
  await sqlOf(work).deleteFrom('supervision_lines').where('line_id', 'in', lines).execute()
  await sqlOf(work).deleteFrom('audit_lines').where('id', 'in', lines).execute()
  await sqlOf(work)
    .deleteFrom('audit_seals')
    .where('position', '>=', first)
    .where('position', '<=', last)
    .execute()
}

/**
 * Lines that are not in the chain up to a position: those that wait, or were sealed since it was read, those that
 * somebody made the sealer forget, those gone while they waited.
 */
export async function countOutsideChain(
  work: Work,
  end: number,
): Promise<{ waiting: number; forgotten: number; gone: number }> {
  const row = await sqlOf(work)
    .selectFrom('audit_lines as l')
    .leftJoin('audit_seals as s', 's.line_id', 'l.id')
    .leftJoin('audit_waiting as w', 'w.line_id', 'l.id')
    .where((is) => is.or([is('s.line_id', 'is', null), is('s.position', '>', end)]))
    .select((is) => [
      is.fn.count<number>(is.fn.coalesce('s.line_id', 'w.line_id')).as('waiting'),
      is.fn.countAll<number>().as('all'),
    ])
    .executeTakeFirstOrThrow()
  const { gone } = await sqlOf(work)
    .selectFrom('audit_waiting as w')
    .leftJoin('audit_lines as l', 'l.id', 'w.line_id')
    .where('l.id', 'is', null)
    .select((is) => is.fn.countAll<number>().as('gone'))
    .executeTakeFirstOrThrow()
  return { waiting: row.waiting, forgotten: row.all - row.waiting, gone }
}

export type LineFilter = {
  readonly client?: string
  readonly event?: string
  readonly exceptEvent?: AuditEvent
  readonly before?: number
  readonly supervision?: string
  readonly from?: Date
  /** The first instant that is no longer looked at. */
  readonly until?: Date
  /** Part of a name. */
  readonly personNamed?: string
  readonly clientNamed?: string
  /** Part of any value that the line tells. */
  readonly text?: string
  readonly count: number
}

/** Newest first, with the names of who and which client as they are today. */
export async function selectLines(work: Work, filter: LineFilter) {
  const { client, event, exceptEvent, before, supervision, count } = filter
  const { from, until, personNamed, clientNamed, text } = filter
  let query = sqlOf(work)
    .selectFrom('audit_lines as l')
    .leftJoin('accounts as s', 's.id', 'l.actor_id')
    .leftJoin('agents as a', 'a.id', 'l.actor_id')
    .leftJoin('clients as c', 'c.id', 'l.client_id')
    .select([
      'l.id',
      'l.at',
      'l.event',
      'l.actor_kind',
      'l.client_id',
      'l.private',
      's.name as staff_name',
      'a.machine',
      'c.name as client_name',
    ])
    .orderBy('l.id', 'desc')
    .limit(count)
  if (client !== undefined) query = query.where('l.client_id', '=', client)
  if (event !== undefined) query = query.where('l.event', '=', event)
  if (exceptEvent !== undefined) query = query.where('l.event', '!=', exceptEvent)
  if (before !== undefined) query = query.where('l.id', '<', before)
  if (supervision !== undefined)
    query = query.where('l.id', 'in', (lines) =>
      lines
        .selectFrom('supervision_lines as u')
        .select('u.line_id')
        .where('u.supervision_id', '=', supervision),
    )
  if (from !== undefined) query = query.where('l.at', '>=', from)
  if (until !== undefined) query = query.where('l.at', '<', until)
  if (personNamed !== undefined)
    query = query.where((is) =>
      is.or([
        is('s.name', 'ilike', partOf(personNamed)),
        is('a.machine', 'ilike', partOf(personNamed)),
      ]),
    )
  if (clientNamed !== undefined) query = query.where('c.name', 'ilike', partOf(clientNamed))
  // Values only: the names of the fields would find nearly every line.
  if (text !== undefined)
    query = query.where(
      sql<boolean>`exists (select from jsonb_path_query(l.private, '$.**') as told
        where jsonb_typeof(told) in ('string', 'number') and told #>> '{}' ilike ${partOf(text)})`,
    )
  return query.execute()
}

/** What is typed is looked for as it stands: `%` and `_` are no wildcards here. */
function partOf(typed: string): string {
  return `%${typed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
