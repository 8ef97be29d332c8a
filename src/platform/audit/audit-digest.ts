import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AuditLineRow, PrivatePart } from './audit-table.ts'

/** SHA-256(salt ‖ RFC 8785 canonical JSON of the private part). */
export function privateDigest(salt: Buffer, part: PrivatePart): Buffer {
  return createHash('sha256').update(salt).update(canonicalText(part)).digest()
}

/** SHA-256(previous digest ‖ RFC 8785 canonical JSON of the line without its private part). */
export function sealDigest(previous: Buffer, line: AuditLineRow): Buffer {
  const chained = {
    id: line.id,
    at: line.at.toISOString(),
    event: line.event,
    actorKind: line.actor_kind,
    actorId: line.actor_id,
    clientId: line.client_id,
    privateDigest: line.private_digest.toString('hex'),
  }
  return createHash('sha256').update(previous).update(canonicalText(chained)).digest()
}

/** What the first line is chained to. */
export const genesis = Buffer.alloc(32)

function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('An audit line holds JSON values only.')
  return text
}
