import type { Store } from '#replication/online-side/store.ts'
import { sortedShortHashes } from './sorted-short-hashes.ts'
import {
  insertOperations,
  saveArrived,
  saveQuarantine,
  selectOperationHighs,
  selectOperations,
  sumOperations,
} from './operations-table.ts'
import type { Place } from './place.ts'

type OperationsStore = Pick<
  Store,
  | 'operationsFingerprint'
  | 'operationHashes'
  | 'readOperations'
  | 'takeBack'
  | 'noteQuarantine'
  | 'noteArrived'
>

export function operationsStore(place: Place): OperationsStore {
  return {
    operationsFingerprint: () => sumOperations(place),
    operationHashes: async () => sortedShortHashes(await selectOperationHighs(place)),
    readOperations: (ids) => selectOperations(place, ids),
    takeBack: (operations) => insertOperations(place, operations),
    noteQuarantine: (quarantine) => saveQuarantine(place, quarantine),
    noteArrived: (ledger) => saveArrived(place, ledger),
  }
}
