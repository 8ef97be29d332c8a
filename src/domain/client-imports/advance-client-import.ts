import { createClients } from '#domain/clients/create-clients.ts'
import type { ImportOutcome } from '#contracts/client-imports.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import {
  countOutcomes,
  finishClientImport,
  holdUnfinished,
  noteOutcomes,
  selectClientImport,
  selectToDo,
  type ClientImportRow,
} from './client-imports-table.ts'

/** So many clients in one transaction: whoever works meanwhile waits for a moment only. */
export const linesAtOnce = 200

/** Where an error is told that no refusal foresaw. */
type Tell = (error: unknown) => void

/**
 * Does some of the oldest import that is not done; false when there is none. Each client is created in the name
 * of whoever ordered it, with the rights of now. What became of a line commits with its client: after a
 * crash none is made twice.
 */
export async function advanceClientImport(work: Work, tell: Tell): Promise<boolean> {
  work.allow('clients:write')
  const id = await holdUnfinished(work)
  const order = id === undefined ? undefined : await selectClientImport(work, id)
  if (order === undefined) return false
  const lines = await selectToDo(work, order.id, linesAtOnce)
  const codes = await createSome(work, order, lines, tell)
  const outcomes = lines.map(({ line, fields: { ogec } }) => ({
    line,
    outcome: codes.get(ogec) ?? ('refused' satisfies ImportOutcome),
  }))
  await noteOutcomes(work, order.id, outcomes)
  if (lines.length < linesAtOnce) await finish(work, order)
  return true
}

/** A disabled account creates nothing more. What nobody foresaw undoes these lines alone, which say so at the end. */
async function createSome(
  work: Work,
  order: ClientImportRow,
  lines: Awaited<ReturnType<typeof selectToDo>>,
  tell: Tell,
): Promise<ReadonlyMap<string, ImportOutcome>> {
  if (order.disabledAt !== null) return new Map()
  try {
    const acting = work.as(actorOf(order))
    return await work.attempt(() =>
      createClients(
        acting,
        lines.map(({ fields }) => fields),
      ),
    )
  } catch (error) {
    tell(error)
    return new Map()
  }
}

async function finish(work: Work, { id, createdBy }: ClientImportRow): Promise<void> {
  await finishClientImport(work, id)
  const counts = (await countOutcomes(work, id)).map(({ outcome, count }) => [outcome, count])
  const { created = 0, ...skipped } = Object.fromEntries(counts) as Record<string, number>
  await work.audit('client-import-finished', {
    details: { clientImport: id, orderedBy: createdBy, clients: created, ...skipped },
  })
}

function actorOf({ createdBy: id, name, role, distributorId }: ClientImportRow): Actor {
  return { kind: 'staff', id, name, role, distributorId }
}
