import type { Module } from '#contracts/licences.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { Register } from '#replication/online-side/store.ts'
import {
  deleteOtherModules,
  saveArrived,
  saveHeldArrived,
  saveModulesSent,
} from './module-ends-table.ts'
import { saveGiven } from './operations-table.ts'
import type { Place } from './place.ts'
import { endRunning, insertTransfer, saveModuleEnd, saveProgress } from './register-table.ts'

/** What people see of the transfers of a school. `agentId`: whose it is; null for whoever is no agent. */
export function register(place: Place, agentId: string | null): Register {
  return {
    begin: async (transfer) => {
      if (agentId === null) throw new Error('Only an agent begins a transfer.')
      await insertTransfer(place, { ...transfer, agentId })
      await saveModulesSent(place, transfer.modules)
      // Whoever starts one by hand may choose some of them.
      if (transfer.mode !== 'manual') await deleteOtherModules(place, transfer.modules)
    },
    progress: ({ module, name }, records, total) =>
      saveProgress(place, module, name, { records, total }),
    moduleDone: async (module, { sent, removed, held, cycle, hidden }) => {
      const state = held.length === 0 ? 'done' : 'held'
      const end = { state, records: sent, removed, cycle, hidden, held } as const
      await saveModuleEnd(place, module, 'up', end)
      if (state === 'done') await saveArrived(place, module)
    },
    heldArrived: (module) => saveHeldArrived(place, module),
    moduleFailed: (module, failure) =>
      saveModuleEnd(place, module, 'up', { state: 'failed', failure }),
    given: async (operations) => {
      await saveGiven(
        place,
        operations.map(({ id }) => id),
      )
      for (const [module, count] of countByModule(operations))
        await saveModuleEnd(place, module, 'down', { state: 'done', more: count })
    },
    end: (outcome, failure) => endRunning(place, outcome, failure),
  }
}

function countByModule(operations: readonly { collection: string }[]): Map<Module, number> {
  const counts = new Map<Module, number>()
  for (const { collection } of operations) {
    const module = findCollection(catalogue, collection)?.module
    if (module !== undefined) counts.set(module, (counts.get(module) ?? 0) + 1)
  }
  return counts
}
