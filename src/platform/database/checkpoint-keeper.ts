import { sql, type Kysely } from 'kysely'
import type { DurableFiles } from './durable-files.ts'
import type { Tables } from './tables.ts'

const checkpointEveryMs = 300_000
/** Beyond this the log is emptied without waiting: it is what a start after a crash must replay. */
const logBytesMax = 64 * 1024 * 1024
export const lookEveryMs = 2000

/**
 * Empties PostgreSQL's log into the tables from time to time: the embedded engine never does it by
 * itself. A checkpoint waits for its turn like any query, so it is never inside a transaction, and
 * it holds the others only for its own duration. Returns how to stop.
 */
export function keepCheckpoints(kysely: Kysely<Tables>, files: DurableFiles): () => void {
  let last = performance.now()
  let running = false

  const look = async (): Promise<void> => {
    const due = performance.now() - last >= checkpointEveryMs && files.logBytes > 0
    if (running || files.failure || !(due || files.logBytes >= logBytesMax)) return
    running = true
    try {
      await sql`checkpoint`.execute(kysely)
      files.forgetLog()
    } catch (error) {
      // Nothing is lost: the log keeps growing and the next look tries again.
      process.emitWarning(error instanceof Error ? error : String(error))
    } finally {
      last = performance.now()
      running = false
    }
  }

  const timer = setInterval(() => void look(), lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
