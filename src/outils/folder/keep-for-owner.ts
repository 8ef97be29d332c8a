import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Windows ignores the mode of a file, and %ProgramData% lets every user of the machine read. */
export async function keepForOwner(path: string, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'win32') return
  await promisify(execFile)('icacls', ownerOnly(path), { timeout: 10_000, windowsHide: true })
}

/** The same for a folder just made: others read in it, but put nothing there and replace nothing. */
export async function keepFolderForOwner(folder: string, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'win32') return
  await promisify(execFile)('icacls', ownerWrites(folder), { timeout: 10_000, windowsHide: true })
}

/** As `ownerOnly`, for what will be made in the folder too, and reading for the users. */
export function ownerWrites(folder: string): string[] {
  const full = ['*S-1-5-18', '*S-1-5-32-544', '*S-1-3-4'].map((sid) => `${sid}:(OI)(CI)F`)
  return [folder, '/inheritance:r', '/grant:r', ...full, '*S-1-5-32-545:(OI)(CI)RX']
}

/** Nothing inherited; full control for the system, the administrators and the owner, by their SIDs. */
export function ownerOnly(path: string): string[] {
  return [path, '/inheritance:r', '/grant:r', '*S-1-5-18:F', '*S-1-5-32-544:F', '*S-1-3-4:F']
}
