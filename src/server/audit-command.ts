import { fileURLToPath } from 'node:url'
import { open } from 'node:fs/promises'
import type { AuditVerdict } from '#contracts/audit.ts'
import { checkpointBytesMax } from '#domain/audit/checkpoint-jws.ts'
import { exportCheckpoint } from '#domain/audit/export-checkpoint.ts'
import { judgeCheckpoint, type CheckpointJudgement } from '#domain/audit/judge-checkpoint.ts'
import { verifyAudit } from '#domain/audit/verify-audit.ts'
import { openCheckpointKeys, type CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { requireCheckpointTrust } from '#domain/keys/believe-checkpoint-keys.ts'
import { writeNewFile } from '#domain/keys/write-durably.ts'
import { systemClock } from '#platform/clock.ts'
import { requireMigrated } from '#platform/database/migrate.ts'
import { openExistingDatabase, type Place } from '#platform/database/open-database.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { closedOutbox } from './closed-outbox.ts'
import { theHouse } from './keep-house.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

export type AuditFindings = {
  readonly verdict: AuditVerdict
  readonly judgements: readonly { readonly file: string; readonly judged: CheckpointJudgement }[]
}

/** A checkpoint of now in a new file. Throws `StartRefused` or the refusal of the export. */
export async function writeCheckpointFile(
  place: Place,
  keysDir: string,
  file: string,
): Promise<void> {
  await requireCheckpointTrust(keysDir)
  const keys = await openCheckpointKeys(keysDir, systemClock.now())
  // Once it is committed: a file of which the log knows nothing would look like a tampering.
  const { content } = await onDatabase(place, (work) => exportCheckpoint(work, keys))
  await writeNewFile(file, content)
}

/** The whole log, then each checkpoint that was kept elsewhere, in one transaction. Throws `StartRefused`. */
export async function verifyAgainstFiles(
  place: Place,
  trust: CheckpointKeys['trust'],
  files: readonly string[],
): Promise<AuditFindings> {
  const texts = await Promise.all(files.map(readSmall))
  return onDatabase(place, async (work) => {
    const verdict = await verifyAudit(work, trust)
    const judgements: AuditFindings['judgements'][number][] = []
    for (const { file, text } of texts)
      judgements.push({ file, judged: await judgeCheckpoint(work, text, trust) })
    return { verdict, judgements }
  })
}

async function onDatabase<Result>(
  place: Place,
  act: (work: Work) => Promise<Result>,
): Promise<Result> {
  const database = await openExistingDatabase(place)
  try {
    await requireMigrated(database, migrations)
    return await openWork({ database, clock: systemClock, outbox: closedOutbox }, theHouse, act)
  } finally {
    await database.close()
  }
}

/** No more of a file than a checkpoint takes, and its line break. */
async function readSmall(file: string): Promise<{ file: string; text: string }> {
  try {
    const opened = await open(file)
    try {
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(checkpointBytesMax + 2))
      return { file, text: buffer.toString('utf8', 0, bytesRead) }
    } finally {
      await opened.close()
    }
  } catch (error) {
    throw new StartRefused(`Le fichier ${file} ne peut pas être lu.`, { cause: error })
  }
}
