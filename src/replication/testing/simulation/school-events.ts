import type { MemoryBase } from '../memory-base.ts'
import { operationOf, put, putPupil, rollCall } from '../memory-rows.ts'
import type { Operation } from '../../operations/operation.ts'
import { noteBase } from './history.ts'
import { deletedTable } from './invariants.ts'
import type { Random } from './random.ts'
import { changed, note, type World } from './world.ts'

/** The secretary works: one change in the school's base. */
export function secretaryWorks(world: World, random: Random, mayEmpty: boolean): void {
  const { base } = world
  const pupils = [...(base.tables.get('eleve')?.keys() ?? [])]
  const pupil = random.among(pupils) ?? 'e1'
  const works = {
    rename: () => putPupil(base, pupil, `${'Ré'.repeat(random.below(9))}${random.next()}`),
    add: () => putPupil(base, `n${random.below(1000)}`),
    leave: () => removePupil(base, pupil),
    leaveButMarks: () => base.tables.get('eleve')?.delete(pupil),
    mark: () =>
      put(base, 'note', { devoir_id: 'd1', eleve_id: pupil, valeur: String(random.below(20)) }),
    subject: () => put(base, 'matiere', { code: 'FR', libelle: `Français ${random.below(9)}` }),
    class: () =>
      put(base, 'classe', { id: `c${random.below(3) + 1}`, libelle: `${random.next()}` }),
    answer: () => answerDemand(world, random),
    anotherAnswer: () => answerDemand(world, random),
    deleteRollCall: () => deleteRollCall(base, random),
    ...(mayEmpty ? { empty: () => base.tables.get(random.pick(['eleve', 'note']))?.clear() } : {}),
  }
  const [name, work] = random.among(Object.entries(works)) ?? ['add', works.add]
  work()
  changed(world)
  noteBase(world)
  note(world, `secretary: ${name}`)
}

function removePupil({ tables }: MemoryBase, id: string): void {
  tables.get('eleve')?.delete(id)
  tables.get('absence_retard')?.delete(`a-${id}`)
  tables.get('note')?.delete(`d1\u001f${id}`)
}

function answerDemand({ base }: World, random: Random): void {
  const demand = random.among([...(base.tables.get('demande_modification')?.keys() ?? ['q0'])])
  put(base, 'reponse_demande', { demande_id: demand ?? 'q0', reponse: `${random.below(3)}` })
}

/** It stays deleted, though the operation that made it is kept. */
function deleteRollCall({ tables, ledger }: MemoryBase, random: Random): void {
  const key = random.among([...(tables.get('appel')?.keys() ?? [])])
  if (key === undefined) return
  const applied = [...ledger.values()]
    .filter(({ operation, quarantine }) => operation.key === key && quarantine === null)
    .map(({ operation }) => operation)
    .sort((one, other) => (one.at + one.id < other.at + other.id ? 1 : -1))
  tables.get('appel')?.delete(key)
  const deleted = tables.get(deletedTable) ?? new Map()
  tables.set(deletedTable, deleted.set(`appel ${key}`, [applied[0]?.id ?? '']))
}

/** Somebody writes online: one operation. */
export function userWrites(world: World, random: Random): void {
  const number = ++world.operations
  const writes = {
    rollCall: () => rollCall(number),
    again: () => ({ ...rollCall(number, { id: 'appel-0', effectif: number }), key: 'appel-0' }),
    withdrawn: () => operationOf(number, 'appel', `appel-${random.below(number)}`, null),
    nowhere: () => rollCall(number, { classe_id: `c${random.below(4) + 1}` }),
    demand: () => demand(number),
    anotherDemand: () => demand(number),
  }
  const [name, write] = random.among(Object.entries(writes)) ?? ['rollCall', writes.rollCall]
  writeOnline(world, write())
  note(world, `user: ${name} ${number}`)
}

export function demand(number: number): Operation {
  const values = { id: `q${number}`, champ: 'adresse', demande_le: '2026-11-24T08:05' }
  return operationOf(number, 'demande_modification', `q${number}`, values)
}

/** In the transaction of whoever writes; what readers see of the school's rows stays. */
export function writeOnline(world: World, operation: Operation): void {
  const before = world.online
  const operations = new Map(before.operations).set(operation.id, operation)
  world.online = { ...before, operations }
  world.onlineOnDisk = world.online
  world.history.apart.set(world.online, world.history.apart.get(before) ?? new Set())
  changed(world)
}

/** Reindexed with compaction: the same rows, in another order. */
export function compact(world: World, random: Random): void {
  for (const table of world.base.tables.values()) {
    const rows = [...table].map((row) => ({ row, at: random.next() }))
    table.clear()
    for (const { row } of rows.sort((one, other) => one.at - other.at)) table.set(...row)
  }
  noteBase(world)
}
