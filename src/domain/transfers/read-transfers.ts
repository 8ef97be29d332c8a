import { dayOf, startOfDay } from '#base/calendar.ts'
import type {
  HeldCollection,
  Transfer,
  TransferModule,
  TransfersTab,
} from '#contracts/transfers.ts'
import { modules } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import { serviceStateOf } from '#domain/online-service/read-online-service.ts'
import { thresholdsInForce } from '#domain/settings/read-thresholds.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import { Temporal } from 'temporal-polyfill'
import { readOpenOrder } from './order-transfer.ts'
import { outcomeAt, transferStateOf } from './transfer-state.ts'
import {
  countEntries,
  selectDays,
  selectHeld,
  selectLastEnd,
  selectModules,
  selectQuarantine,
  selectTransfer,
  selectTransfers,
  type ModuleRow,
  type TransferRow,
} from './transfers-table.ts'

const transfersMax = 30
const quarantineMax = 100
const daysShown = 90

/** `isListening` tells whether an agent waits for orders right now. */
export async function readTransfers(
  work: Work,
  clientId: string,
  isListening: (clientId: string) => boolean,
): Promise<TransfersTab> {
  const { timeZone } = await reachClient(work, 'clients:read', clientId)
  const rows = await selectTransfers(work, clientId, transfersMax)
  const held = await readHeldCollections(work, clientId)
  const lastEnd = await selectLastEnd(work, clientId)
  const service = await serviceStateOf(work, clientId)
  const quarantine = await selectQuarantine(work, clientId, quarantineMax)
  const { lateAfterHours, lateAfterMs } = await thresholdsInForce(work)
  return {
    state: transferStateOf(
      { service, last: rows[0] ?? null, lastEnd, isHeld: held.length > 0 },
      work.now,
      lateAfterMs,
    ),
    lateAfterHours,
    lastEnd: lastEnd?.toISOString() ?? null,
    transfers: await transfersOf(work, clientId, rows),
    days: await readDays(work, clientId, timeZone),
    held,
    entries: await countEntries(work, clientId),
    quarantine: quarantine.flatMap(({ collection, quarantine, since }) =>
      quarantine === null
        ? []
        : [{ collection, ...quarantine, since: (since ?? work.now).toISOString() }],
    ),
    order: await readOpenOrder(work, clientId),
    agent: await readActiveAgent(work, clientId),
    listening: isListening(clientId),
    timeZone,
  }
}

export async function readTransfer(
  work: Work,
  at: { clientId: string; transferId: string },
): Promise<Transfer> {
  await reachClient(work, 'clients:read', at.clientId)
  const row = (await selectTransfer(work, at.clientId, at.transferId)) ?? refuse('not-found')
  const [transfer] = await transfersOf(work, at.clientId, [row])
  return transfer ?? refuse('not-found')
}

/** Of a client that was already reached. */
export async function readHeldCollections(work: Work, clientId: string): Promise<HeldCollection[]> {
  return (await selectHeld(work, clientId)).flatMap(({ collection, held, since }) => {
    const module = findCollection(catalogue, collection)?.module
    if (held === null || module === undefined) return []
    const { disappearing, of, target } = held
    const at = (since ?? work.now).toISOString()
    return [{ collection, module, disappearing, of, since: at, target: target.hash }]
  })
}

async function transfersOf(
  work: Work,
  clientId: string,
  rows: readonly TransferRow[],
): Promise<Transfer[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const parts = Map.groupBy(await selectModules(work, clientId, ids), (part) => part.transferId)
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    lastMessageAt: row.lastMessageAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    outcome: outcomeAt(row, work.now),
    modules: (parts.get(row.id) ?? []).map(moduleOf).sort(inOrder),
  }))
}

function moduleOf({ startedAt, endedAt, ...part }: ModuleRow): TransferModule {
  return {
    ...part,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** As modules are published; to the Internet first. */
function inOrder(one: TransferModule, other: TransferModule): number {
  const byModule = modules.indexOf(one.module) - modules.indexOf(other.module)
  return byModule === 0 ? (one.direction === 'up' ? -1 : 1) : byModule
}

/** Today and the days before it in the client's zone, oldest first. */
async function readDays(
  work: Work,
  clientId: string,
  timeZone: string,
): Promise<TransfersTab['days']> {
  const today = Temporal.PlainDate.from(dayOf(work.now, timeZone))
  const days = Array.from({ length: daysShown }, (_, at) =>
    today.subtract({ days: daysShown - 1 - at }).toString(),
  )
  const rows = await selectDays(
    work,
    clientId,
    days.map((day) => startOfDay(day, timeZone)),
  )
  const found = new Map(rows.map((row) => [row.place, row]))
  return days.map((day, at) => {
    const row = found.get(at + 1)
    return {
      day,
      outcome: row === undefined ? null : outcomeAt(row, work.now),
      transfers: row?.count ?? 0,
    }
  })
}
