import { existsSync } from 'node:fs'
import { mkdtemp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartRefused } from '#platform/start-refused.ts'
import { generateKey } from '#licence-file/keys.ts'
import { signKeyRing } from '#licence-file/key-ring.ts'
import { holdsNoKeys, keyFiles, signingFile } from './key-files.ts'
import { appendToJournal } from './key-journal.ts'
import { readLicenceKeys, type LicenceKeys } from './licence-keys.ts'
import { newPasswordKeys } from './password-keys.ts'
import { ringKeyOf, ringOf } from './key-ring-of.ts'
import { createDurably, flushFolder, writeDurably } from './write-durably.ts'

type Opened = { readonly keys: LicenceKeys; readonly created: boolean }

/** What this house has already given out, which new keys could not answer for. */
export type KeysInUse = { readonly licences: boolean; readonly passwords: boolean }

/**
 * The keys of this publisher, from files beside the database and never in it. The first start makes one
 * root, one signing key, the key ring that ties them and the master key of the password of the day;
 * `created` says so, for somebody must then move the root's private key off this machine. A house that
 * has issued licences never gets new ones: no agent would believe them. Throws StartRefused when a file
 * is missing or damaged.
 */
export async function openLicenceKeys(
  folder: string,
  now: Date,
  inUse: KeysInUse,
): Promise<Opened> {
  const has = (name: string): boolean => existsSync(join(folder, name))
  const created = await holdsNoKeys(folder)
  if (created && inUse.licences)
    throw new StartRefused(
      `Le dossier des clés ${folder} manque, alors que des licences ont déjà été délivrées : vérifiez KEYS_DIR, ou remettez ce dossier depuis sa sauvegarde.`,
    )
  if (created) await createKeys(folder, now)
  // A house from before the password of the day gets its master key; one that lost it does not.
  else if (!inUse.passwords && has(keyFiles.trousseau) && !has(keyFiles.dailyPassword))
    await addPasswordKeys(folder, now)
  return { keys: await readLicenceKeys(folder), created }
}

/** All the files appear at once, or none: a start cut short leaves no half set of keys. */
export async function createKeys(folder: string, now: Date): Promise<void> {
  const making = await makeDraftFolder(folder)
  const write = (name: string, content: unknown) => writeDurably(join(making, name), content)
  const root = await generateKey('root')
  const signing = await generateKey('licence')
  const ring = ringOf(1, [ringKeyOf(signing.publicKey, now)], now)
  await write(keyFiles.rootPrivate, root.privateKey)
  await write(signingFile(signing.kid), signing.privateKey)
  await write(keyFiles.trousseau, await signKeyRing(ring, [root]))
  await write(keyFiles.roots, { version: 1, threshold: 1, keys: [root.publicKey] })
  await write(keyFiles.dailyPassword, newPasswordKeys())
  await appendToJournal(making, now, 'keys-created', { root: root.kid, key: signing.kid })
  try {
    await rename(making, folder)
    await flushFolder(dirname(folder))
  } catch (error) {
    await rm(making, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

async function addPasswordKeys(folder: string, now: Date): Promise<void> {
  await appendToJournal(folder, now, 'daily-password-key-changed', { keyVersion: 1 })
  await createDurably(join(folder, keyFiles.dailyPassword), newPasswordKeys())
}

async function makeDraftFolder(folder: string): Promise<string> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    return await mkdtemp(`${folder}-en-cours-`)
  } catch (error) {
    throw new StartRefused(
      `Le dossier des clés ${folder} ne peut pas être créé : vérifiez KEYS_DIR et les droits d’accès.`,
      { cause: error },
    )
  }
}
