import type { BulkAct, BulkOutcome } from '#contracts/bulk-orders.ts'
import { assignDistributor } from '#domain/clients/assign-distributor.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import { readRenewal, switchRenewal } from '#domain/licences/switch-renewal.ts'
import type { Work } from '#platform/work/work.ts'
import { selectFormer, type BulkOrderRow } from './bulk-orders-table.ts'

type Change = Exclude<BulkAct, { kind: 'issue' }>

/** With what the client had before, where it was changed. */
export type Changed = { readonly outcome: BulkOutcome; readonly former: string | null }

/** What each kind reads, and writes. Values are told as texts, null for « none ». */
type Changer<Kind extends Change['kind']> = {
  readonly target: (act: Extract<Change, { kind: Kind }>) => string | null
  /** Locks the client; refuses where there is nothing to change. */
  readonly read: (work: Work, clientId: string) => Promise<string | null>
  readonly write: (work: Work, clientId: string, value: string | null) => Promise<void>
}

const renewal: Changer<'renewal'> = {
  target: ({ on }) => String(on),
  read: async (work, clientId) => {
    await lockClient(work, 'licences:issue', clientId)
    return String(await readRenewal(work, clientId))
  },
  write: (work, clientId, value) => switchRenewal(work, clientId, value === 'true'),
}

const distributor: Changer<'distributor'> = {
  target: ({ distributorId }) => distributorId,
  read: async (work, clientId) => (await lockClient(work, 'clients:write', clientId)).distributorId,
  write: assignDistributor,
}

/** One client of an order for many; by an order that undoes another, put back if nobody changed it since. */
export async function changeOne(
  work: Work,
  clientId: string,
  order: BulkOrderRow,
  act: Change,
): Promise<Changed> {
  const [target, { read, write }] =
    act.kind === 'renewal' ? [renewal.target(act), renewal] : [distributor.target(act), distributor]
  const current = await read(work, clientId)
  if (order.undoes === null) {
    if (current === target) return { outcome: 'already-so', former: null }
    await write(work, clientId, target)
    return { outcome: 'changed', former: current }
  }
  const former = await selectFormer(work, order.undoes, clientId)
  if (current === former) return { outcome: 'already-so', former: null }
  if (current !== target) return { outcome: 'changed-since', former: null }
  await write(work, clientId, former)
  return { outcome: 'changed', former: current }
}
