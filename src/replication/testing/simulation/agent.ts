import { runTransfer } from '../../school-side/run-transfer.ts'
import { ExchangeFailure } from '../../school-side/exchange.ts'
import type { Notebook } from '../../school-side/notebook.ts'
import type { SchoolSide, TransferOrder, TransferReport } from '../../school-side/school-side.ts'
import type { Source } from '../../school-side/source.ts'
import { memoryNotebook } from '../memory-notebook.ts'
import { memorySink } from '../memory-sink.ts'
import { memorySource } from '../memory-source.ts'
import { installation, transferId, wholeTransfer } from '../memory-world.ts'
import { deliver } from './deliver.ts'
import { tableOf } from './history.ts'
import { startProcess, type Effect, type Process } from './process.ts'
import { breaks, changed, note, type World } from './world.ts'

export type Agent = {
  readonly process: Process
  /** How it ended; undefined while it runs and when it was killed. */
  ended(): TransferReport | Error | undefined
}

/** Starts one transfer of an installation as a process. */
export async function startAgent(
  world: World,
  which: number,
  order: Partial<TransferOrder> = {},
): Promise<Agent> {
  let ended: TransferReport | Error | undefined
  const began = world.effects
  let transfer = ''
  const process = await startProcess(async (effect) => {
    const newId = () => {
      transfer = transferId(++world.transfers)
      world.history.began.set(transfer, began)
      return transfer
    }
    try {
      const side = schoolSide(world, which, effect, newId)
      ended = await runTransfer(side, { ...wholeTransfer, ...order })
      const { excused } = world.history
      if (ended.outcome !== 'failed' && !excused.has(transfer)) world.promised.add(transfer)
    } catch (error) {
      ended = error instanceof Error ? error : new Error(String(error))
      if (isUnforeseen(ended)) breaks(world, ended)
    }
    const how = ended instanceof Error ? ended.message : ended.outcome
    note(world, `agent ${which} ends ${transfer.slice(-4)}: ${how}`)
  })
  return { process, ended: () => ended }
}

/** What the engine throws is an ExchangeFailure or what a part was made to throw. */
function isUnforeseen(error: Error): boolean {
  return (
    !(error instanceof ExchangeFailure) &&
    error.message !== diskFull &&
    error.name !== 'CannotAgree'
  )
}

export const diskFull = 'the disk is full'

function schoolSide(world: World, which: number, effect: Effect, newId: () => string): SchoolSide {
  const { base, catalogue, plant } = world
  const notebook = world.notebooks[which]
  if (notebook === undefined) throw new Error('No such agent.')
  const source = plantedSource(world)
  const sink = memorySink(base, catalogue)
  return {
    catalogue,
    source: throughSource(effect, source),
    sink: through(world, effect, 'base', plant.sink?.(sink, world) ?? sink),
    notebook: throughNotebook(world, effect, memoryNotebook(notebook)),
    exchange: async (body) => {
      const answer = await effect('send', () => deliver(world, body), body)
      return effect('receive', async () => answer)
    },
    fetchKey: () => effect('fetch key', async () => world.online.key),
    installation,
    mapped: world.mapped,
    newId,
    wait: () => effect('wait', async () => {}),
    describe: ({ code }) => code,
    tell: () => {},
  }
}

/** The snapshot shows the tables as the source gives them at that instant. */
function plantedSource(world: World): Source {
  const { base, catalogue, plant } = world
  if (plant.rows === undefined) return memorySource(base, catalogue)
  return {
    openSnapshot: (module) => {
      const tables = [...base.tables.keys()].map(
        (name) => [name, new Map(tableOf(world, name))] as const,
      )
      return memorySource({ ...base, tables: new Map(tables) }, catalogue).openSnapshot(module)
    },
  }
}

export const writing: ReadonlySet<string> = new Set([
  'notebook writeKey',
  'notebook writeMark',
  'notebook openSpool',
  'notebook add',
  'notebook adopt',
  'notebook forget',
  'base apply',
  'base writeMark',
])

/** Of a spool nothing outlives its process, and a call that applies nothing changes nothing. */
function isLasting(label: string, given: readonly unknown[]): boolean {
  if (label === 'notebook openSpool' || label === 'notebook add') return false
  if (label === 'base apply' && Array.isArray(given[0]) && given[0].length === 0) return false
  return writing.has(label)
}

/** Each of its functions becomes an effect. */
function through<Part extends object>(world: World, effect: Effect, of: string, part: Part): Part {
  const wrapped = Object.entries(part).map(([name, does]) => {
    const label = `${of} ${name}`
    const call = does as (...given: unknown[]) => Promise<unknown>
    const act = (...given: unknown[]) =>
      effect(label, async () => {
        const result = await call(...given)
        if (isLasting(label, given)) changed(world)
        return result
      })
    return [name, act] as const
  })
  return Object.fromEntries(wrapped) as Part
}

function throughNotebook(world: World, effect: Effect, notebook: Notebook): Notebook {
  const wrapped = through(world, effect, 'notebook', notebook)
  return {
    ...wrapped,
    openSpool: async (collection) =>
      through(world, effect, 'notebook', await wrapped.openSpool(collection)),
  }
}

function throughSource(effect: Effect, source: Source): Source {
  return {
    openSnapshot: async (module) => {
      const snapshot = await effect('open snapshot', () => source.openSnapshot(module))
      return {
        rows: async function* (collection) {
          const rows = snapshot.rows(collection)[Symbol.asyncIterator]()
          for (;;) {
            const next = await effect('read rows', () => rows.next())
            if (next.done === true) return
            yield next.value
          }
        },
        close: () => effect('close snapshot', () => snapshot.close()),
      }
    },
  }
}
