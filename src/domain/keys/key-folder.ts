import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrivateJwk } from '#licence-file/keys.ts'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { holdsNoKeys, keyFiles, PrivateKey } from './key-files.ts'
import { readLicenceKeys, type LicenceKeys } from './licence-keys.ts'

/** Where the keys are, what time it is, and the files of roots' private keys that are kept elsewhere. */
export type KeyFolder = {
  readonly folder: string
  readonly now: Date
  readonly rootFiles?: readonly string[]
}

/**
 * One command at a time on a folder that holds keys. In each of the actions on it the last file written is
 * the one that counts: until then nothing has changed. A running server sees it within seconds. Throws
 * StartRefused with a French sentence.
 */
export async function changingKeys<Result>(
  { folder }: KeyFolder,
  act: (keys: LicenceKeys) => Promise<Result>,
): Promise<Result> {
  if (await holdsNoKeys(folder))
    throw new StartRefused(
      `Le dossier ${folder} ne contient pas de clés : « npm run keys -- init », ou réglez KEYS_DIR.`,
    )
  const unlock = await lockFolder(folder, 'keys.lock')
  try {
    return await act(await readLicenceKeys(folder))
  } finally {
    unlock()
  }
}

/**
 * The private keys of roots at hand: those of the files given, else those left in the folder. One of today's
 * roots must be among them; a former one signs too, for the software built with it.
 */
export async function readRootKeys(
  { folder, rootFiles = [] }: KeyFolder,
  { roots }: LicenceKeys,
): Promise<readonly PrivateJwk[]> {
  const paths = rootFiles.length > 0 ? rootFiles : await leftInFolder(folder)
  const read = await Promise.all(paths.map(readRootKey))
  // A root that signs twice spoils the document: one key, one signature, however many copies lie about.
  const keys = [...new Map(read.map((key) => [key.kid, key])).values()]
  const isOfToday = ({ kid }: PrivateJwk) => roots.keys.some((root) => root.kid === kid)
  if (keys.filter(isOfToday).length < roots.threshold)
    throw new StartRefused(
      `Il faut la clé privée de la racine (${keyFiles.rootPrivate}, mise à l’abri hors de ce serveur) : donnez-la avec --root FICHIER. Rien n’a été modifié.`,
    )
  return keys.toSorted((a, b) => Number(isOfToday(b)) - Number(isOfToday(a))).slice(0, signersMax)
}

/** A document takes 8 signatures, and a change of root adds one. */
const signersMax = 7

/**
 * Refuses to write what no software would believe, such as a ring signed by a damaged copy of a root: the one
 * that it would replace is good.
 */
export function needBelief(isBelieved: boolean): void {
  if (isBelieved) return
  throw new StartRefused(
    'La signature faite avec cette clé de racine ne tient pas : le fichier de la clé est abîmé. Rien n’a été modifié ; prenez-en une autre copie.',
  )
}

/** Whether a root's private key lies in the folder, where it should not stay. */
export async function leftInFolder(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^root.*\.private\.json$/.test(name))
  return names.map((name) => join(folder, name))
}

async function readRootKey(path: string): Promise<PrivateJwk> {
  try {
    return PrivateKey.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    throw new StartRefused(`Le fichier ${path} ne contient pas la clé privée d’une racine.`)
  }
}
