import { join } from 'node:path'
import { keyFiles } from './key-files.ts'
import { changingKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { withHigherRevision, withNewMaster } from './password-keys.ts'
import { replaceDurably } from './write-durably.ts'

/** After a leak: other passwords of the day from now on, for one scope or for everybody. */
export async function raisePasswordRevision(
  at: KeyFolder,
  scope: string | undefined,
  reason: string,
): Promise<void> {
  await changingKeys(at, async ({ passwords }) => {
    const told = { scope: scope ?? null, reason }
    await appendToJournal(at.folder, at.now, 'daily-password-revision-raised', told)
    await replaceDurably(passwordFile(at), withHigherRevision(passwords, scope))
  })
}

/** After a theft of the master key itself. Returns the version of the new one. */
export async function changePasswordMaster(at: KeyFolder, reason: string): Promise<number> {
  return changingKeys(at, async ({ passwords }) => {
    const changed = withNewMaster(passwords)
    const keyVersion = Math.max(...changed.masters.map(({ version }) => version))
    await appendToJournal(at.folder, at.now, 'daily-password-key-changed', { keyVersion, reason })
    await replaceDurably(passwordFile(at), changed)
    return keyVersion
  })
}

const passwordFile = ({ folder }: KeyFolder): string => join(folder, keyFiles.dailyPassword)
