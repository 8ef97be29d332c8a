import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { keyEvents } from '#contracts/audit.ts'
import { id, instant } from '#contracts/fields.ts'
import { keyFiles } from './key-files.ts'

type KeyEvent = (typeof keyEvents)[number]

const KeyJournalLine = z.object({
  id,
  at: instant,
  event: z.enum(keyEvents),
  /** The account of the system that did it, and on which machine. */
  by: z.string(),
  machine: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type KeyJournalLine = z.output<typeof KeyJournalLine>

/**
 * Notes what is about to be done to a key folder, on disk before it is done: a command cut short may leave
 * a line without its change, never a change without its line. The server takes these lines into the
 * audit log, for whoever handles keys may have no database at hand.
 */
export async function appendToJournal(
  folder: string,
  now: Date,
  event: KeyEvent,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const line: KeyJournalLine = {
    id: randomUUID(),
    at: now.toISOString(),
    event,
    by: accountName(),
    machine: hostname(),
    details,
  }
  const file = await open(join(folder, keyFiles.journal), 'a', 0o600)
  try {
    // The line break comes first: a line that was cut short does not spoil this one.
    await file.appendFile(`\n${JSON.stringify(line)}`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** All that was done, oldest first; a last line cut short by a power cut says nothing. */
export async function readJournal(folder: string): Promise<readonly KeyJournalLine[]> {
  const path = join(folder, keyFiles.journal)
  if (!existsSync(path)) return []
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  return lines.flatMap((line) => {
    const parsed = KeyJournalLine.safeParse(parseJson(line))
    return parsed.success ? [parsed.data] : []
  })
}

/** A container may run under a number that has no name. */
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
