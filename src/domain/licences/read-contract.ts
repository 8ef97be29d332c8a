import type { Work } from '#platform/work/work.ts'
import { selectContract, type ContractRow } from './contracts-table.ts'

/** What was sold to a client that was already reached. */
export function readContract(work: Work, clientId: string): Promise<ContractRow | undefined> {
  return selectContract(work, clientId)
}
