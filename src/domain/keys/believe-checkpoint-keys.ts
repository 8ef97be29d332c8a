import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from '#platform/start-refused.ts'
import { CheckpointTrust, keyFiles } from './key-files.ts'
import { readCheckpointTrust } from './open-checkpoint-keys.ts'
import { replaceDurably, writeNewFile } from './write-durably.ts'

/** A public file kept elsewhere. Throws StartRefused when it is not one. */
export async function readTrustFile(file: string): Promise<CheckpointTrust> {
  try {
    return CheckpointTrust.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new StartRefused(
      `Le fichier ${file} ne contient pas les clés publiques des points de contrôle (« npm run audit -- public-key FICHIER »).`,
      { cause: error },
    )
  }
}

/** The public file of a key folder. Throws StartRefused where no server has made its key yet. */
export async function requireCheckpointTrust(folder: string): Promise<CheckpointTrust> {
  const trust = await readCheckpointTrust(folder)
  if (trust === undefined)
    throw new StartRefused(
      `Le dossier ${folder} n’a pas de clé de points de contrôle : vérifiez KEYS_DIR, ou démarrez le serveur une fois, il la fait.`,
    )
  return trust
}

/** The same as a new file, to be kept elsewhere; never overwrites. Throws StartRefused. */
export async function exportCheckpointTrust(
  folder: string,
  file: string,
): Promise<CheckpointTrust> {
  const trust = await requireCheckpointTrust(folder)
  await writeNewFile(file, `${JSON.stringify(trust, null, 2)}\n`)
  return trust
}

/**
 * After the key folder was lost and a new key made: believes again what the keys of a file kept elsewhere signed, under
 * the name that the house had. The server follows at its next start.
 */
export async function believeAlso(folder: string, file: string): Promise<CheckpointTrust> {
  const former = await readTrustFile(file)
  const today = await requireCheckpointTrust(folder)
  const fresh = today.keys.filter(({ x }) => former.keys.every((known) => known.x !== x))
  const trust = { ...former, keys: [...former.keys, ...fresh] }
  await replaceDurably(join(folder, keyFiles.checkpointTrust), trust)
  return trust
}
