import type { Contract } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { staffOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import {
  saveContractRow,
  selectContract,
  type ContractRow,
  type ContractValues,
} from './contracts-table.ts'

/** Saves what is sold. `version` is the one that was read, null when there was none yet. */
export async function saveContract(
  work: Work,
  clientId: string,
  { version, ...values }: ContractValues & { version: number | null },
): Promise<Contract> {
  await lockClient(work, 'contracts:write', clientId)
  if (values.endsOn < values.startsOn) refuse('contract-ends-before-it-starts')
  const before = await selectContract(work, clientId)
  if (before !== undefined && before.version !== version)
    refuse('changed-meanwhile', {
      who: before.updatedBy,
      at: before.updatedAt.toISOString(),
      current: contractOf(before),
    })

  const changes = changesBetween<Record<string, unknown>>(before ?? {}, values)
  if (before !== undefined && Object.keys(changes).length === 0) return contractOf(before)
  const next = (before?.version ?? 0) + 1
  await saveContractRow(work, clientId, next, values, staffOf(work.actor).id)
  await work.audit('contract-saved', { client: clientId, changes })
  return { version: next, ...values, modules: [...values.modules] }
}

export function contractOf({
  version,
  modules,
  pupilsMax,
  startsOn,
  endsOn,
}: ContractRow): Contract {
  return { version, modules, pupilsMax, startsOn, endsOn }
}
