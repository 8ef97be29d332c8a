import type { Module } from '#contracts/licences.ts'
import type { Register, Restored } from '../online-side/store.ts'
import type { TransferFailure } from '../messages/shapes.ts'

export type RegisteredTransfer = {
  id: string
  fence: number
  modules: readonly Module[]
  restored: readonly Restored[]
  done: Module[]
  failed: { module: Module; failure: TransferFailure }[]
  outcome: 'running' | 'done' | 'held' | 'failed' | 'superseded'
  failure: TransferFailure | null
}

export function memoryRegister(holder: { state: { transfers: RegisteredTransfer[] } }): Register {
  const last = (): RegisteredTransfer => {
    const found = holder.state.transfers.at(-1)
    if (found === undefined) throw new Error('No transfer was begun.')
    return found
  }
  return {
    begin: async ({ id, fence, modules, restored }) => {
      holder.state.transfers.push({
        id,
        fence,
        modules,
        restored,
        done: [],
        failed: [],
        outcome: 'running',
        failure: null,
      })
    },
    progress: async () => {},
    moduleDone: async (module) => void last().done.push(module),
    heldArrived: async (module) => void last().done.push(module),
    moduleFailed: async (module, failure) => void last().failed.push({ module, failure }),
    given: async () => {},
    end: async (outcome, failure) => {
      last().outcome = outcome
      last().failure = failure
    },
  }
}
