import type { FileAnswer } from '#contracts/endpoint.ts'
import { refuse } from '#contracts/refuse.ts'
import type { CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { sealAllAuditLines } from '#platform/audit/drop-audit-lines.ts'
import type { Work } from '#platform/work/work.ts'
import { lockCheckpoints } from './checkpoints-table.ts'
import { makeCheckpoint } from './make-checkpoint.ts'

/** A checkpoint of now, over all that waited to be sealed, to be kept where nobody who can reach the database can; taking it away leaves a line. */
export async function exportCheckpoint(work: Work, keys: CheckpointKeys): Promise<FileAnswer> {
  work.allow('audit:read')
  await lockCheckpoints(work)
  await sealAllAuditLines(work)
  const { jws, position } = (await makeCheckpoint(work, keys)) ?? refuse('audit-empty')
  await work.audit('audit-checkpoint-exported', { details: { position } })
  const day = work.now.toISOString().slice(0, 10)
  return { name: `point-de-controle-${day}-ligne-${position}.jws`, content: `${jws}\n` }
}
