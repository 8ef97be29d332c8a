import type { PGlite } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { oneAtATime, type Patience } from './turns.ts'
import { waitAtMost } from './wait-at-most.ts'

export interface OneConnectionPool extends PostgresPool {
  /** Refuses new work, waits for the work under way (`timeoutMs` at most), drops what remains. */
  drain(timeoutMs: number): Promise<void>
  /** Nothing can be trusted any more: the files did not take a write, or the engine stopped midway. */
  broken(): boolean
}

const usualPatience: Patience = { waitingMax: 1000, waitMs: 60_000 }

/**
 * The embedded database seen as a pool of one connection, so that the same driver serves both
 * databases: same transactions, same isolation levels, same errors. Whoever comes second waits.
 *
 * `failure` tells what the files have refused so far, if anything. Beyond `patience`, whoever asks
 * for the connection gets an error instead.
 */
export function oneConnectionPool(
  pglite: PGlite,
  failure: () => Error | undefined = () => undefined,
  patience: Patience = usualPatience,
): OneConnectionPool {
  const turns = oneAtATime(patience)
  let closed = false
  let drained = false
  let stopped: Error | undefined

  return {
    options: {},
    connect: async () => {
      if (closed) throw new Error('la base est fermée')
      return client(await turns.take())
    },
    drain: async (timeoutMs) => {
      closed = true
      await waitAtMost(turns.ended(), timeoutMs)
      drained = true
      await leaveTransaction()
    },
    end: async () => {
      closed = true
    },
    broken: () => (stopped ?? failure()) !== undefined,
  }

  function client(release: () => void): PostgresPoolClient {
    let released = false
    const query = async <R>(text: string, parameters: readonly unknown[]) => {
      if (released || drained) throw new Error('cette connexion à la base est fermée')
      refuseWhenBroken()
      const result = await run<R>(pglite, text, parameters).catch((error: unknown) => {
        refuseWhenBroken()
        throw error
      })
      // An engine that dies midway answers with nothing at all: that must never pass for a commit.
      if (!result.command) stopped ??= new Error(`no answer to: ${text.slice(0, 80)}`)
      refuseWhenBroken()
      return result
    }
    return {
      // Kysely also declares `query(cursor)`, called only when it is given a cursor class.
      query: query as PostgresPoolClient['query'],
      release: () => {
        if (released) return
        released = true
        void leaveTransaction().finally(release)
      },
    }
  }

  /** The next comer must never find itself inside the transaction of the one before. */
  async function leaveTransaction(): Promise<void> {
    if (stopped ?? failure()) return
    if (!pglite.closed && pglite.isInTransaction())
      await run(pglite, 'rollback', []).catch(() => {})
  }

  function refuseWhenBroken(): void {
    const cause = stopped ?? failure()
    if (!cause) return
    throw new Error(
      'La base embarquée s’est arrêtée : plus rien n’est accepté. Vérifiez que le disque a de la place et fonctionne, puis redémarrez le programme.',
      { cause },
    )
  }
}

/** Without parameters a text may hold several statements, as with a PostgreSQL server. */
async function run<R>(
  pglite: PGlite,
  text: string,
  parameters: readonly unknown[],
): Promise<PostgresQueryResult<R>> {
  const results =
    parameters.length > 0 ? [await pglite.query<R>(text, [...parameters])] : await pglite.exec(text)
  const result = results.at(-1)
  return {
    command: result?.command as PostgresQueryResult<R>['command'],
    rowCount: result?.affectedRows ?? 0,
    rows: results.flatMap(({ rows }) => rows as R[]),
  }
}
