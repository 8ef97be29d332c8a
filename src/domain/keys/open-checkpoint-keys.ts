import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PrivateJwk } from '#licence-file/keys.ts'
import { generateKey } from '#licence-file/keys.ts'
import { StartRefused } from '#platform/start-refused.ts'
import {
  CheckpointTrust,
  keyFiles,
  PrivateKey,
  readKeyFile,
  readKeyFileIfThere,
} from './key-files.ts'
import { appendToJournal } from './key-journal.ts'
import { createDurably, replaceDurably } from './write-durably.ts'

/** What signs the checkpoints of the audit log, and whose are believed. */
export type CheckpointKeys = { readonly signing: PrivateJwk; readonly trust: CheckpointTrust }

/**
 * The keys of the audit log's checkpoints, the signing one made where it is missing: beside the database and never in
 * it, so that whoever rewrites the log with SQL cannot sign what they wrote. Keys of before stay believed as long as
 * their public file stays. Throws StartRefused when a file is damaged.
 */
export async function openCheckpointKeys(
  folder: string,
  now: Date,
): Promise<CheckpointKeys & { readonly created: boolean }> {
  const created = !existsSync(join(folder, keyFiles.checkpoint))
  if (created) await makeKey(folder, now)
  const signing = await readKeyFile(folder, keyFiles.checkpoint, PrivateKey)
  return { signing, trust: await trustAlso(folder, signing), created }
}

/** Whose checkpoints are believed, for who only verifies; undefined in a folder without that file. */
export function readCheckpointTrust(folder: string): Promise<CheckpointTrust | undefined> {
  return readKeyFileIfThere(folder, keyFiles.checkpointTrust, CheckpointTrust)
}

async function makeKey(folder: string, now: Date): Promise<void> {
  const { kid, privateKey } = await generateKey('checkpoint')
  try {
    await appendToJournal(folder, now, 'checkpoint-key-created', { key: kid })
    // Of two servers that start together, the second finds the first one's.
    await createDurably(join(folder, keyFiles.checkpoint), privateKey)
  } catch (error) {
    throw notWritten(folder, error)
  }
}

async function trustAlso(folder: string, { d: _d, ...key }: PrivateJwk): Promise<CheckpointTrust> {
  const file = join(folder, keyFiles.checkpointTrust)
  let known = await readCheckpointTrust(folder)
  if (known === undefined) {
    await createDurably(file, { v: 1, house: randomUUID(), keys: [key] }).catch(
      (error: unknown) => {
        throw notWritten(folder, error)
      },
    )
    known = await readCheckpointTrust(folder)
  }
  if (known?.keys.some(({ x }) => x === key.x)) return known
  const trust: CheckpointTrust = {
    v: 1,
    house: known?.house ?? randomUUID(),
    keys: [...(known?.keys ?? []), key],
  }
  await replaceDurably(file, trust).catch((error: unknown) => {
    throw notWritten(folder, error)
  })
  return trust
}

function notWritten(folder: string, cause: unknown): StartRefused {
  return new StartRefused(
    `La clé des points de contrôle du journal d’audit ne peut pas être écrite dans ${folder} : vérifiez KEYS_DIR et les droits d’accès.`,
    { cause },
  )
}
