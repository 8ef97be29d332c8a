import { mkdir, rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { brand } from '../brand.ts'
import { fail } from '../failures.ts'
import type { Machine } from '../machine.ts'
import { keepFolderForOwner } from './keep-for-owner.ts'
import { readBounded } from './read-bounded.ts'
import { moveAtomically, writeAtomically } from './write-atomically.ts'

/** All that the agent keeps. */
export const agentFiles = {
  attachment: 'rattachement.json',
  authority: 'autorite.pem',
  licence: 'licence.lic',
  nextLicence: 'licence-suivante.lic',
  keyRing: 'trousseau.json',
  rootsChain: 'racines.json',
  state: 'etat.json',
  maintenance: 'maintenance.json',
  notebook: 'replique.sqlite',
  spool: 'replique-tampon.sqlite',
  journal: 'journal.txt',
  lock: 'verrou.sqlite',
  transferLock: 'transfert.sqlite',
  plannerLock: 'planificateur.sqlite',
} as const
export type AgentFile = (typeof agentFiles)[keyof typeof agentFiles]

/** The folder nobody chose: OUTILS_DOSSIER, else the platform's usual place. */
export function defaultFolder(
  machine: Pick<Machine, 'platform' | 'environment' | 'homeFolder' | 'isRoot'>,
): string {
  const chosen = machine.environment['OUTILS_DOSSIER']
  if (chosen !== undefined && chosen !== '') return resolve(chosen)
  if (machine.platform === 'win32')
    return `${machine.environment['ProgramData'] ?? 'C:\\ProgramData'}\\${brand.windowsFolder}`
  return machine.isRoot
    ? `/var/lib/${brand.unixFolder}`
    : join(machine.homeFolder, `.${brand.unixFolder}`)
}

/** The bytes of one of the agent's files, at most `bytesMax + 1` of them, or undefined when there is none. */
export async function readAgentFile(
  folder: string,
  name: AgentFile,
  bytesMax: number,
): Promise<Buffer | undefined> {
  try {
    return await readBounded(join(folder, name), bytesMax)
  } catch (error) {
    return denied(folder, error)
  }
}

/** `everyone`: other software of this machine reads the file; a secret is for its owner alone. */
export async function writeAgentFile(
  folder: string,
  name: AgentFile,
  content: string | Uint8Array,
  readableBy: 'everyone' | 'owner',
): Promise<void> {
  try {
    await makeFolder(folder)
    await writeAtomically(join(folder, name), content, readableBy)
  } catch (error) {
    denied(folder, error)
  }
}

export async function removeAgentFile(folder: string, name: AgentFile): Promise<void> {
  await rm(join(folder, name), { force: true }).catch((error: unknown) => denied(folder, error))
}

/** In one step: at no moment is there neither file. */
export async function moveAgentFile(folder: string, from: AgentFile, to: AgentFile): Promise<void> {
  const moving = moveAtomically(join(folder, from), join(folder, to))
  await moving.catch((error: unknown) => denied(folder, error))
}

/** The folder, made if there is none. */
export async function needFolder(folder: string): Promise<void> {
  await makeFolder(folder).catch((error: unknown) => denied(folder, error))
}

/** A folder whose rights could not be set is taken away again, or the next run would take it as it is. */
async function makeFolder(folder: string): Promise<void> {
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o755 })) !== undefined
  if (!isNew) return
  try {
    await keepFolderForOwner(folder, process.platform)
  } catch (error) {
    await rmdir(folder)
    throw error
  }
}

function denied(folder: string, error: unknown): never {
  const reason = (error as NodeJS.ErrnoException).code
  if (reason === undefined) throw error
  if (reason === 'ENOSPC' || reason === 'EDQUOT') fail('disk-full', { folder })
  return fail('folder-denied', { folder, reason })
}
