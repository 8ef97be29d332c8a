import type { ClientImport } from '#contracts/client-imports.ts'
import { refuse } from '#contracts/refuse.ts'
import { staffOf, type Actor } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import { checkFile } from './check-import.ts'
import { insertClientImport } from './client-imports-table.ts'
import { readClientImport } from './read-client-import.ts'

/**
 * Takes the whole file in, or nothing of it: its clients are then created by and by, in the name of whoever
 * ordered it, also when the server is stopped meanwhile and started again.
 */
export async function orderClientImport(
  foundation: Foundation,
  who: { readonly actor: Actor; readonly address: string | null },
  text: string,
): Promise<ClientImport> {
  const againstBase = await checkFile(foundation, who, text)
  return openWork(foundation, who, async (work) => {
    const { check, good } = await againstBase(work)
    if (check.badLines > 0) refuse('import-has-faults', { badLines: check.badLines })
    const id = work.newId()
    await insertClientImport(work, { id, createdBy: staffOf(work.actor).id, lines: good })
    await work.audit('client-import-started', {
      details: { clientImport: id, clients: good.length },
    })
    return readClientImport(work, id)
  })
}
