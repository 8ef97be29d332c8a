import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Run } from '../machine.ts'

/**
 * Tells this installation from a copy of its folder on another machine: SHA-256 over the system's own identifier, where
 * there is one, else its name, and the folder.
 */
export async function installationOf({ machine, folder }: Run): Promise<string> {
  const identifier = await readFile('/etc/machine-id', 'utf8').catch(() => '')
  const system = identifier.trim() === '' ? machine.hostname : identifier.trim()
  return hash('sha256', `installation\n${system}\n${folder}`, 'hex')
}
