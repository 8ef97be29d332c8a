import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertEqual, baseRows } from './testing/both-equal.ts'
import { operationOf, putPupil, rollCall, schoolBase, put } from './testing/memory-rows.ts'
import { memoryWorld, transfer, type MemoryWorld } from './testing/memory-world.ts'

async function settled(): Promise<MemoryWorld> {
  const world = memoryWorld(schoolBase(10))
  write(world, 1)
  await transfer(world)
  return world
}

function write({ online }: MemoryWorld, ...numbers: number[]): void {
  for (const number of numbers) {
    const operation = rollCall(number)
    online.operations.set(operation.id, operation)
  }
}

const rollCalls = ({ base }: MemoryWorld) => Object.keys(baseRows(base, 'appel'))

describe('from online to the school', () => {
  test('what was written online is in the base, in whatever order it comes', async () => {
    const world = await settled()
    assert.deepEqual(rollCalls(world), ['appel-1'])
    const later = rollCall(9, { id: 'appel-1', effectif: 20 })
    world.online.operations.set(later.id, { ...later, key: 'appel-1' })
    await transfer(world)
    const earlier = operationOf(5, 'appel', 'appel-1', null)
    world.online.operations.set(earlier.id, earlier)
    const { report } = await transfer(world)
    assertEqual(world)
    assert.equal(report.operations.received, 1)
    assert.match(baseRows(world.base, 'appel')['appel-1'] ?? '', /20/)
  })

  test('a base that was restored takes again what it lost; what the secretary deleted stays deleted', async () => {
    const world = await settled()
    const early = structuredClone(world.base)
    write(world, 2)
    await transfer(world)
    world.base.tables.get('appel')?.delete('appel-1')
    await transfer(world)
    assert.deepEqual(rollCalls(world), ['appel-2'])
    world.base = early
    await transfer(world)
    assertEqual(world)
    assert.deepEqual(rollCalls(world), ['appel-1', 'appel-2'])
  })

  test('an online side that was restored is given back what it lost', async () => {
    const world = await settled()
    const early = structuredClone(world.online)
    write(world, 2)
    await transfer(world)
    world.online = early
    write(world, 3)
    const { report } = await transfer(world)
    assertEqual(world)
    assert.deepEqual([report.operations.givenBack, report.operations.received], [1, 1])
    assert.deepEqual(rollCalls(world), ['appel-1', 'appel-2', 'appel-3'])
  })

  test('an answer shows again once the request that an online side lost is given back', async () => {
    const world = await settled()
    const early = structuredClone(world.online)
    const values = { id: 'q', champ: 'adresse', demande_le: '2026-11-24T08:05' }
    const demand = operationOf(2, 'demande_modification', 'q', values)
    world.online.operations.set(demand.id, demand)
    await transfer(world)
    put(world.base, 'reponse_demande', { demande_id: 'q', reponse: 'accepté' })
    await transfer(world)
    world.online = early
    await transfer(world)
    assertEqual(world)
    const answer = world.online.collections.get('reponse_demande')?.published.get('q')
    assert.equal(answer?.hidden, false)
  })

  test('what the base does not take blocks nothing and is tried at each transfer', async () => {
    const world = await settled()
    const stuck = rollCall(2, { classe_id: 'c9' })
    world.online.operations.set(stuck.id, stuck)
    write(world, 3)
    const { report } = await transfer(world)
    assert.deepEqual(
      report.operations.quarantine.map(({ why }) => why),
      ['parent-missing'],
    )
    assert.equal(world.online.quarantine.has(stuck.id), true)
    assert.deepEqual(rollCalls(world), ['appel-1', 'appel-3'])
    assert.equal(report.outcome, 'done')

    put(world.base, 'classe', { id: 'c9', libelle: 'Cinquième' })
    await transfer(world)
    assertEqual(world)
    assert.equal(world.online.quarantine.size, 0)
    assert.deepEqual(rollCalls(world), ['appel-1', 'appel-2', 'appel-3'])
  })

  test('a table that is mapped later takes what waited for it, though nothing else changed', async () => {
    const world = memoryWorld(schoolBase(3))
    world.base.tables.delete('appel')
    write(world, 1)
    await transfer(world)
    world.base.tables.set('appel', new Map())
    await transfer(world)
    assert.deepEqual(rollCalls(world), ['appel-1'])
    await transfer(world)
    assert.equal(world.online.quarantine.size, 0)
  })

  test('operations travel though a module cannot be read', async () => {
    const world = await settled()
    putPupil(world.base, 'new')
    world.base.tables.delete('note')
    write(world, 2)
    const { report } = await transfer(world)
    assert.equal(report.outcome, 'failed')
    assert.deepEqual(rollCalls(world), ['appel-1', 'appel-2'])
  })
})
