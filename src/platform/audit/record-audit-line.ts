import type { AuditEvent } from '#contracts/audit.ts'
import type { AuditEntry, Work } from '#platform/work/work.ts'
import { privateDigest } from './audit-digest.ts'
import { insertAuditLine, type PrivatePart } from './audit-table.ts'

export async function recordAuditLine(
  work: Work,
  event: AuditEvent,
  { client, changes, details }: AuditEntry,
): Promise<void> {
  const { actor } = work
  // Through JSON once, so that the digest covers exactly what the database will give back.
  const part = JSON.parse(
    JSON.stringify({ address: work.address, changes: changes ?? {}, details: details ?? {} }),
  ) as PrivatePart
  const salt = work.secret(16)
  await insertAuditLine(work, {
    at: work.now,
    event,
    actor_kind: actor.kind,
    actor_id: actor.kind === 'staff' || actor.kind === 'agent' ? actor.id : null,
    client_id: client ?? null,
    private: part,
    private_salt: salt,
    private_digest: privateDigest(salt, part),
  })
}
