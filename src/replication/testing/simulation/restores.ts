import type { MemoryBase } from '../memory-base.ts'
import type { MemoryNotebookState } from '../memory-notebook.ts'
import type { OnlineState } from '../memory-store.ts'
import { noteBase } from './history.ts'
import type { Random } from './random.ts'
import { changed, note, type World } from './world.ts'

/** Copies of what lasts, as they were made at one instant. */
export type Backup = {
  readonly base: MemoryBase
  readonly online: OnlineState
  readonly notebooks: readonly MemoryNotebookState[]
}

export function backUp({ base, online, notebooks }: World): Backup {
  // A state of the online side is never changed in place.
  return { base: structuredClone(base), online, notebooks: structuredClone(notebooks) }
}

/** Restores some of the three, each to an instant of its own, or all to the same. */
export function restoreSome(world: World, random: Random, backups: readonly Backup[]): void {
  const parts = { base: restoreBase, online: restoreOnline, notebooks: restoreNotebooks }
  const together = random.onceIn(2) ? random.among(backups) : undefined
  for (const [name, restore] of Object.entries(parts)) {
    const backup = together ?? random.among(backups)
    if (backup === undefined || !random.onceIn(2)) continue
    restore(world, backup)
    note(world, `restored: ${name}`)
  }
}

export function restoreBase(world: World, { base }: Backup): void {
  const { tables, ledger, mark } = structuredClone(base)
  refill(world.base.tables, tables)
  refill(world.base.ledger, ledger)
  world.base.mark = mark
  changed(world)
  noteBase(world)
}

/** What was promised before, and is not in it, nobody can keep. */
export function restoreOnline(world: World, { online }: Pick<Backup, 'online'>): void {
  world.online = online
  world.onlineOnDisk = online
  world.promised.clear()
  for (const id of world.history.began.keys()) world.history.excused.add(id)
  changed(world)
}

export function restoreNotebooks(world: World, { notebooks }: Backup): void {
  for (const [at, { key, mark, shadows }] of structuredClone(notebooks).entries()) {
    const notebook = world.notebooks[at]
    if (notebook === undefined) continue
    notebook.key = key
    notebook.mark = mark
    refill(notebook.shadows, shadows)
  }
  changed(world)
}

function refill<Key, Value>(map: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  map.clear()
  for (const [key, value] of from) map.set(key, value)
}
