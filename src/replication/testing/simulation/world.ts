import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { OnlineSide } from '../../online-side/answer-message.ts'
import type { Row } from '../../rows/check-row.ts'
import type { Sink } from '../../school-side/sink.ts'
import type { MemoryBase } from '../memory-base.ts'
import { emptyNotebook, type MemoryNotebookState } from '../memory-notebook.ts'
import { sentNames } from '../memory-rows.ts'
import { emptyOnlineState, type OnlineState } from '../memory-store.ts'
import { schoolKey } from '../memory-world.ts'
import { smallCatalogue } from '../small-catalogue.ts'
import type { History } from './history.ts'
import { emptyHistory } from './history.ts'

/** A school, its agents' notebooks and the online side: what lasts, and what is known about it. */
export type World = {
  catalogue: Catalogue
  readonly mapped: ReadonlySet<string>
  readonly base: MemoryBase
  /** One for each installation of the agent. */
  readonly notebooks: readonly MemoryNotebookState[]
  online: OnlineState
  /** To what a crash of the online side falls back: the same, unless it acknowledges too early. */
  onlineOnDisk: OnlineState
  /** Grows with all that lasts: two equal ones are the same world. */
  lasting: number
  effects: number
  messages: number
  bytes: number
  trips: number
  transfers: number
  operations: number
  readonly history: History
  /** Transfers that an agent was told are over and well, and that no restore took back. */
  readonly promised: Set<string>
  readonly plant: Plant
  readonly trace: string[]
  /** The first thing that is not as it must be. */
  broken: Error | undefined
}

/** A fault that is planted to see that it is found. */
export type Plant = {
  readonly answer?: (side: OnlineSide, body: Buffer) => Promise<Buffer>
  readonly sink?: (sink: Sink, world: World) => Sink
  /** What of the base's table the source gives. */
  readonly rows?: (name: string, rows: ReadonlyMap<string, Row>) => ReadonlyMap<string, Row>
  /** What of a row is the school's own. */
  readonly own?: (name: string, row: Row) => Row
  readonly acknowledgesFirst?: boolean
}

export function newWorld(base: MemoryBase, plant: Plant = {}): World {
  const online = emptyOnlineState(schoolKey)
  const world: World = {
    catalogue: smallCatalogue,
    mapped: new Set(sentNames(smallCatalogue)),
    base,
    notebooks: [emptyNotebook(), emptyNotebook()],
    online,
    onlineOnDisk: online,
    lasting: 0,
    effects: 0,
    messages: 0,
    bytes: 0,
    trips: 0,
    transfers: 0,
    operations: 0,
    history: emptyHistory(),
    promised: new Set(),
    plant,
    trace: [],
    broken: undefined,
  }
  return world
}

export function note(world: World, line: string): void {
  world.trace.push(line)
  if (world.trace.length > 400) world.trace.shift()
}

/** Notes what is not as it must be: whoever runs the simulation stops there. */
export function breaks(world: World, error: unknown): void {
  world.broken ??= error instanceof Error ? error : new Error(String(error))
}

/** Notes that something lasting changed. */
export function changed(world: World): void {
  world.lasting += 1
}
