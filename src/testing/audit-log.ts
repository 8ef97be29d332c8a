import { after } from 'node:test'
import { openCheckpointKeys, type CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { makeCheckpoint } from '#domain/audit/make-checkpoint.ts'
import { sealAllAuditLines } from '#platform/audit/drop-audit-lines.ts'
import type { Database } from '#platform/database/database.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { closedOutbox } from '#server/closed-outbox.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { openTestDatabase } from './test-database.ts'
import { testFolder } from './test-temp-folder.ts'

/** An audit log with its keys and nobody else at work on it: no server seals or signs behind a test's back. */
export type AuditLog = {
  readonly database: Database
  readonly clock: MovableClock
  readonly keys: CheckpointKeys
  /** As the house itself. */
  work<Result>(act: (work: Work) => Promise<Result>, on?: Database): Promise<Result>
  /** So many sealed lines, some minutes apart. */
  write(count: number): Promise<void>
  /** The text of a checkpoint of now. */
  checkpoint(): Promise<string>
  /** Runs `act` in a transaction of which nothing stays. */
  undone<Result>(act: (work: Work) => Promise<Result>): Promise<Result>
}

const minuteMs = 60_000

export async function openAuditLog({
  start = new Date('2026-11-24T07:05:00Z'),
  open = () => openTestDatabase(),
}: { start?: Date; open?: () => Promise<Database> } = {}): Promise<AuditLog> {
  const database = await open()
  after(database.close)
  const clock = movableClock(start)
  const { signing, trust } = await openCheckpointKeys(await testFolder(), start)
  const work: AuditLog['work'] = (act, on = database) =>
    openWork(
      { database: on, clock, outbox: closedOutbox },
      { actor: { kind: 'system' }, address: '192.0.2.7' },
      act,
    )
  const log: AuditLog = {
    database,
    clock,
    keys: { signing, trust },
    work,
    write: async (count) => {
      for (let at = 0; at < count; at += 1) {
        clock.advance(minuteMs)
        await work((work) =>
          work.audit('client-changed', {
            client: work.newId(),
            changes: { city: { from: 'Brest', to: `Vannes ${at}` } },
            details: { at },
          }),
        )
      }
      await work(sealAllAuditLines)
    },
    checkpoint: async () => {
      const made = await work((work) => makeCheckpoint(work, log.keys))
      if (made === undefined) throw new Error('nothing to sign yet')
      return made.jws
    },
    undone: async (act) => {
      const results: Awaited<ReturnType<typeof act>>[] = []
      await work(async (work) => {
        results.push(await act(work))
        throw new Undone()
      }).catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })
      const [result] = results
      return result as Awaited<ReturnType<typeof act>>
    },
  }
  return log
}

class Undone extends Error {}
