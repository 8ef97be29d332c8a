import { modules } from '#contracts/licences.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { answerMessage, type OnlineSide } from '../online-side/answer-message.ts'
import { runTransfer } from '../school-side/run-transfer.ts'
import { ExchangeFailure, type Exchange } from '../school-side/exchange.ts'
import type { SchoolSide, TransferOrder, TransferReport } from '../school-side/school-side.ts'
import type { MemoryBase } from './memory-base.ts'
import { emptyNotebook, memoryNotebook, type MemoryNotebookState } from './memory-notebook.ts'
import { sentNames } from './memory-rows.ts'
import { memorySink } from './memory-sink.ts'
import { memorySource } from './memory-source.ts'
import { emptyOnlineState, inMemory, type OnlineState } from './memory-store.ts'
import { smallCatalogue } from './small-catalogue.ts'

/** A school and the online service in memory. All that lasts is plain data: a test clones it and puts it back. */
export type MemoryWorld = {
  catalogue: Catalogue
  base: MemoryBase
  online: OnlineState
  notebook: MemoryNotebookState
  mapped: ReadonlySet<string>
  /** The number of the last transfer, of which its identifier is made. */
  transfers: number
}

export const schoolKey = 'k'.repeat(64)
export const installation = 'a'.repeat(64)

export function memoryWorld(base: MemoryBase, catalogue = smallCatalogue): MemoryWorld {
  return {
    catalogue,
    base,
    online: emptyOnlineState(schoolKey),
    notebook: emptyNotebook(),
    mapped: new Set(sentNames(catalogue)),
    transfers: 0,
  }
}

/** Everything that a transfer is given, over the world as it is. */
function schoolSideOf(world: MemoryWorld): SchoolSide {
  return {
    catalogue: world.catalogue,
    source: memorySource(world.base, world.catalogue),
    sink: memorySink(world.base, world.catalogue),
    notebook: memoryNotebook(world.notebook),
    exchange: exchangeOf(world),
    fetchKey: async () => world.online.key,
    installation,
    mapped: world.mapped,
    newId: () => transferId(++world.transfers),
    wait: async () => {},
    describe: ({ code }) => code,
    tell: () => {},
  }
}

export function transferId(number: number): string {
  return `11111111-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

/** Each message in one transaction, as the real service does it. */
export function exchangeOf(world: MemoryWorld): Exchange {
  return (body) => onlineAct(world, (side) => answerMessage(side, body))
}

/** What the online side says no to is told as the agent's own exchange tells it. */
export async function onlineAct<Result>(
  world: MemoryWorld,
  act: (side: OnlineSide) => Promise<Result>,
): Promise<Result> {
  const { catalogue } = world
  try {
    const done = await inMemory(world.online, catalogue, (store) => act({ store, catalogue }))
    world.online = done.state
    return done.result
  } catch (error) {
    if (error instanceof Refusal) throw new ExchangeFailure('refused', error.problem.code, error)
    throw error
  }
}

export const wholeTransfer: TransferOrder = {
  mode: 'automatic',
  complete: false,
  modules,
  acceptDisappearance: false,
}

export type Carried = {
  readonly report: TransferReport
  /** Of all bodies, both ways. */
  readonly bytes: number
  readonly trips: number
  readonly stagedBytes: number
}

/** One transfer, and what it took. `changes` replaces parts of the school's side. */
export async function transfer(
  world: MemoryWorld,
  order: Partial<TransferOrder> = {},
  changes: Partial<SchoolSide> = {},
): Promise<Carried> {
  const side = { ...schoolSideOf(world), ...changes }
  let [bytes, trips, stagedBytes] = [0, 0, 0]
  const exchange: Exchange = async (body) => {
    const answer = await side.exchange(body)
    bytes += body.length + answer.length
    stagedBytes = Math.max(stagedBytes, body.length)
    trips += 1
    return answer
  }
  const report = await runTransfer({ ...side, exchange }, { ...wholeTransfer, ...order })
  return { report, bytes, trips, stagedBytes }
}
