import { decodeJournal } from '#base/agent-journal/decode-journal.ts'
import { newestThatFit } from '#base/agent-journal/newest-that-fit.ts'
import { agentFiles, readAgentFile, writeAgentFile } from '../folder/agent-folder.ts'
import { withFolderLock } from '../folder/folder-lock.ts'

/** The journal of this machine, newest block first; empty when there is none. */
export async function readJournal(folder: string): Promise<string> {
  const bytes = await readAgentFile(folder, agentFiles.journal, fileBytesMax)
  return bytes ? decodeJournal(bytes) : ''
}

/** Rewrites it whole, its oldest blocks gone where it grows too long; while no other command writes. */
export async function changeJournal(
  folder: string,
  change: (text: string) => string,
): Promise<void> {
  await withFolderLock(folder, async () => {
    const text = newestThatFit(change(await readJournal(folder)), fileBytesMax)
    await writeAgentFile(folder, agentFiles.journal, text, 'everyone')
  })
}

const fileBytesMax = 2 * 1024 * 1024
