import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { fail } from '../failures.ts'
import { agentFiles, needFolder, type AgentFile } from './agent-folder.ts'

const usualWaitMs = 10_000
const plannerWaitMs = 500
const betweenTriesMs = 25

/**
 * Runs what writes in the folder while no other command does. The system frees the lock when the
 * process dies. It is held for the time of the writing only, never while the network is waited for.
 */
export async function withFolderLock<T>(
  folder: string,
  action: () => Promise<T>,
  waitMs = usualWaitMs,
): Promise<T> {
  const free = (await takeLock(folder, agentFiles.lock, waitMs)) ?? fail('folder-busy', { folder })
  try {
    return await action()
  } finally {
    free()
  }
}

/** One `planifier` a folder; returns how to let the next one start. */
export async function lockPlanner(folder: string): Promise<() => void> {
  const free = await takeLock(folder, agentFiles.plannerLock, plannerWaitMs)
  return free ?? fail('planner-running', { folder })
}

/** One transfer a folder: a second command says so and leaves. */
export async function lockTransfer(folder: string): Promise<() => void> {
  const free = await takeLock(folder, agentFiles.transferLock, plannerWaitMs)
  return free ?? fail('transfer-running', { folder })
}

/** Undefined when this account may not know. Writes nothing. */
export function isPlannerRunning(folder: string): boolean | undefined {
  const path = join(folder, agentFiles.plannerLock)
  if (!existsSync(path)) return false
  try {
    const database = new DatabaseSync(path, { timeout: 0, readOnly: true })
    try {
      database.prepare('select count(*) from sqlite_master').get()
      return false
    } finally {
      database.close()
    }
  } catch (error) {
    return sqliteCode(error) === busy ? true : undefined
  }
}

async function takeLock(
  folder: string,
  name: AgentFile,
  waitMs: number,
): Promise<(() => void) | undefined> {
  await needFolder(folder)
  for (let waitedMs = 0; ; waitedMs += betweenTriesMs) {
    const database = tryLock(folder, name)
    if (database) return () => database.close()
    if (waitedMs >= waitMs) return undefined
    await delay(betweenTriesMs)
  }
}

/** SQLite's own lock, the only one in Node that the system frees on every platform. */
function tryLock(folder: string, name: AgentFile): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, name), { timeout: 0 })
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database?.close()
    const code = sqliteCode(error)
    if (code === undefined) throw error
    return code === busy ? undefined : fail('folder-denied', { folder, reason: `SQLite ${code}` })
  }
}

function sqliteCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  // Of an extended code the low byte is the plain one.
  return typeof code === 'number' ? code & 0xff : undefined
}

const busy = 5
