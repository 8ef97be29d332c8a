import type { ClientImport } from '#contracts/client-imports.ts'
import { refuse } from '#contracts/refuse.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { CheckedImport } from './check-import.ts'
import { insertClientImport } from './client-imports-table.ts'
import { readClientImport } from './read-client-import.ts'

/**
 * Takes the whole file in, or nothing of it: its clients are then created by and by, in the name of whoever
 * ordered it, also when the server is stopped meanwhile and started again.
 */
export async function orderClientImport(
  work: Work,
  { check, good }: CheckedImport,
): Promise<ClientImport> {
  work.allow('clients:write')
  if (check.badLines > 0) refuse('import-has-faults', { badLines: check.badLines })
  const id = work.newId()
  await insertClientImport(work, { id, createdBy: staffOf(work.actor).id, lines: good })
  await work.audit('client-import-started', { details: { clientImport: id, clients: good.length } })
  return readClientImport(work, id)
}
