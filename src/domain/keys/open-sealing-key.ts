import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '#platform/start-refused.ts'
import { keyFiles, readKeyFile, SealingKey } from './key-files.ts'
import { createDurably } from './write-durably.ts'

/**
 * The 256-bit key that seals the secrets of second factors, made where it is missing. Beside the database and never
 * in it: who steals a copy of one has no codes without the other. Throws StartRefused when the file is damaged.
 */
export async function openSealingKey(folder: string): Promise<{ key: Buffer; created: boolean }> {
  const created = !existsSync(join(folder, keyFiles.secondFactor)) && (await makeSealingKey(folder))
  const { key } = await readKeyFile(folder, keyFiles.secondFactor, SealingKey)
  return { key: Buffer.from(key, 'base64url'), created }
}

/** False when another process that starts now made it first. */
async function makeSealingKey(folder: string): Promise<boolean> {
  const key = randomBytes(32).toString('base64url')
  return createDurably(join(folder, keyFiles.secondFactor), { v: 1, key }).catch(
    (error: unknown) => {
      throw new StartRefused(
        `Le fichier ${join(folder, keyFiles.secondFactor)} ne peut pas être créé : vérifiez KEYS_DIR et les droits d’accès.`,
        { cause: error },
      )
    },
  )
}
