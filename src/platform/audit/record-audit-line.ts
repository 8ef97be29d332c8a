import type { AuditEvent } from '#contracts/audit.ts'
import type { AuditEntry, Work } from '#platform/work/work.ts'
import { privateDigest } from './audit-digest.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import { insertAuditLine, insertSupervisionLine, type PrivatePart } from './audit-table.ts'

export async function recordAuditLine(
  work: Work,
  event: AuditEvent,
  { client, changes, details, supervision: of }: AuditEntry,
): Promise<void> {
  const { actor } = work
  // Through JSON once, so that the digest covers exactly what the database will give back.
  const part = JSON.parse(
    JSON.stringify({ address: work.address, changes: changes ?? {}, details: details ?? {} }),
  ) as PrivatePart
  const salt = work.secret(16)
  const lineId = await insertAuditLine(work, {
    at: work.now,
    event,
    actor_kind: actor.kind,
    actor_id: actor.kind === 'agent' ? actor.id : accountIdOf(actor),
    client_id: client ?? null,
    private: part,
    private_salt: salt,
    private_digest: privateDigest(salt, part),
  })
  // Twice told: in the log of the house, and in what the school reads under « Accès du support ».
  const supervision = actor.kind === 'supervision' ? actor.id : of
  if (supervision !== undefined) await insertSupervisionLine(work, lineId, supervision)
}
