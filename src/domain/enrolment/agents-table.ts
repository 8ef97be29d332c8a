import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    enrolment_codes: {
      code_hash: Buffer
      client_id: string
      created_by: string
      created_at: Date
      expires_at: Date
      used_at: Date | null
    }
    agents: {
      id: string
      client_id: string
      credential_hash: Buffer
      machine: string
      version: string
      enrolled_at: Date
      last_seen_at: Date
      detached_at: Date | null
    }
  }
}

export async function insertCode(
  work: Work,
  code: { hash: Buffer; clientId: string; createdBy: string; expiresAt: Date },
): Promise<void> {
  await sqlOf(work)
    .insertInto('enrolment_codes')
    .values({
      code_hash: code.hash,
      client_id: code.clientId,
      created_by: code.createdBy,
      created_at: work.now,
      expires_at: code.expiresAt,
      used_at: null,
    })
    .execute()
}

export async function endCodesOf(work: Work, clientId: string): Promise<void> {
  await sqlOf(work)
    .updateTable('enrolment_codes')
    .set({ used_at: work.now })
    .where('client_id', '=', clientId)
    .where('used_at', 'is', null)
    .execute()
}

export async function clientOfCode(work: Work, hash: Buffer): Promise<string | undefined> {
  const row = await sqlOf(work)
    .selectFrom('enrolment_codes')
    .select('client_id')
    .where('code_hash', '=', hash)
    .executeTakeFirst()
  return row?.client_id
}

/** Uses a living code up, in one statement: false for the second of two machines that bring it at once. */
export async function consumeCode(work: Work, hash: Buffer): Promise<boolean> {
  const consumed = await sqlOf(work)
    .updateTable('enrolment_codes')
    .set({ used_at: work.now })
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst()
  return consumed.numUpdatedRows === 1n
}

export async function insertAgent(
  work: Work,
  agent: { id: string; clientId: string; credentialHash: Buffer; machine: string; version: string },
): Promise<void> {
  await sqlOf(work)
    .insertInto('agents')
    .values({
      id: agent.id,
      client_id: agent.clientId,
      credential_hash: agent.credentialHash,
      machine: agent.machine,
      version: agent.version,
      enrolled_at: work.now,
      last_seen_at: work.now,
      detached_at: null,
    })
    .execute()
}

export async function detachAgents(
  work: Work,
  clientId: string,
): Promise<readonly { id: string; machine: string }[]> {
  return sqlOf(work)
    .updateTable('agents')
    .set({ detached_at: work.now })
    .where('client_id', '=', clientId)
    .where('detached_at', 'is', null)
    .returning(['id', 'machine'])
    .execute()
}

export function selectActiveAgent(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('agents')
    .select(['id', 'machine', 'version', 'enrolled_at as enrolledAt', 'last_seen_at as lastSeenAt'])
    .where('client_id', '=', clientId)
    .where('detached_at', 'is', null)
    .executeTakeFirst()
}

/** An agent that listens asks every 25 seconds: when it was last seen is noted once a minute. */
const notedEveryMs = 60_000

/** Who holds this credential; noting the contact, and at once another version than it ran. */
export function touchAgent(
  work: Work,
  credentialHash: Buffer,
  version: string | undefined,
): Promise<{ id: string; clientId: string } | undefined> {
  const notedBefore = new Date(work.now.getTime() - notedEveryMs)
  return (
    sqlOf(work)
      .with('known', (query) =>
        query
          .selectFrom('agents')
          .select(['id', 'client_id as clientId'])
          .where('credential_hash', '=', credentialHash)
          .where('detached_at', 'is', null),
      )
      // Runs whether it is read or not: one question, and most often nothing to write.
      .with('noted', (query) =>
        query
          .updateTable('agents')
          .from('known')
          .set({ last_seen_at: work.now, ...(version === undefined ? {} : { version }) })
          .whereRef('agents.id', '=', 'known.id')
          .where((to) =>
            to.or([
              to('last_seen_at', '<=', notedBefore),
              // What a clock since set right has left.
              to('last_seen_at', '>', work.now),
              ...(version === undefined ? [] : [to('version', '!=', version)]),
            ]),
          )
          .returning('agents.id'),
      )
      .selectFrom('known')
      .select(['known.id', 'known.clientId'])
      .executeTakeFirst()
  )
}

export async function deleteOldCodes(work: Work, expiredBefore: Date): Promise<void> {
  await sqlOf(work).deleteFrom('enrolment_codes').where('expires_at', '<', expiredBefore).execute()
}
