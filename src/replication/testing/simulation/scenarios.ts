import { put, putPupil, rollCall, schoolBase } from '../memory-rows.ts'
import { startAgent } from './agent.ts'
import { noteBase } from './history.ts'
import { runToEnd } from './rest.ts'
import { backUp, restoreBase, restoreNotebooks, restoreOnline, type Backup } from './restores.ts'
import { demand, writeOnline } from './school-events.ts'
import { newWorld, type Plant, type World } from './world.ts'

/** Where a transfer begins, to be had as often as it is needed. */
export type Scenario = (plant?: Plant) => World

const pupils = 9

/** Some thirty rows, and nothing online yet but what users wrote there. */
export async function firstDay(): Promise<Scenario> {
  const world = newWorld(schoolBase(pupils))
  for (const number of [1, 2]) writeOnline(world, rollCall(number))
  return again(world)
}

/**
 * Some thirty rows that were transferred; since then rows were changed, added and removed, users wrote, and the
 * online side was restored so that it lacks what somebody wrote before.
 */
export async function nextDay(): Promise<Scenario> {
  const world = newWorld(schoolBase(pupils))
  noteBase(world)
  const early = rollCall(3)
  for (const operation of [rollCall(1), early]) writeOnline(world, operation)
  await runToEnd(world, await startAgent(world, 0))
  const operations = new Map(world.online.operations)
  operations.delete(early.id)
  world.online = { ...world.online, operations }
  const { base } = world
  putPupil(base, 'e1', 'Renommé')
  putPupil(base, 'n1')
  base.tables.get('note')?.delete('d1\u001fe2')
  base.tables.get('absence_retard')?.delete('a-e3')
  put(base, 'matiere', { code: 'MA', libelle: 'Mathématiques' })
  for (const operation of [rollCall(4), rollCall(5, { classe_id: 'c9' }), demand(6)])
    writeOnline(world, operation)
  return again(world)
}

function again(from: World): Scenario {
  const backup: Backup = structuredClone(backUp(from))
  return (plant) => {
    const world = newWorld(schoolBase(0), plant)
    restoreOnline(world, backup)
    restoreNotebooks(world, backup)
    restoreBase(world, backup)
    world.transfers = from.transfers
    return world
  }
}
