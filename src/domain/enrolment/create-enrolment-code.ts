import { createHash } from 'node:crypto'
import { encodeCrockford, groupCrockford, normaliseCrockford } from '#base/crockford.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { deleteOldCodes, endCodesOf, insertCode } from './agents-table.ts'

const dayMs = 24 * 3_600_000

/** A single-use code of 80 bits, to read over the phone; the client's previous codes no longer hold. */
export async function createEnrolmentCode(
  work: Work,
  clientId: string,
): Promise<{ code: string; expiresAt: string }> {
  await lockClient(work, 'agents:manage', clientId)
  const code = groupCrockford(encodeCrockford(work.secret(10)), 4)
  const expiresAt = new Date(work.now.getTime() + dayMs)
  await endCodesOf(work, clientId)
  await insertCode(work, {
    hash: hashCode(code),
    clientId,
    createdBy: staffOf(work.actor).id,
    expiresAt,
  })
  await work.audit('enrolment-code-created', { client: clientId })
  return { code, expiresAt: expiresAt.toISOString() }
}

/** Nothing to keep: codes that nobody can use any more. */
export async function clearOldCodes(work: Work): Promise<void> {
  await deleteOldCodes(work, new Date(work.now.getTime() - dayMs))
}

/** Case, spaces, dashes and look-alike letters are forgiven. */
export function hashCode(typed: string): Buffer {
  return createHash('sha256').update(normaliseCrockford(typed)).digest()
}
