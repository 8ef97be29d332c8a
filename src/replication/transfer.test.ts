import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acceptHeld, refuseHeld } from './online-side/answer-held.ts'
import { ExchangeFailure } from './school-side/exchange.ts'
import { SourceFailure } from './school-side/source.ts'
import { assertEqual, onlineRows } from './testing/both-equal.ts'
import { emptyNotebook } from './testing/memory-notebook.ts'
import { put, putPupil, schoolBase } from './testing/memory-rows.ts'
import { memorySource } from './testing/memory-source.ts'
import { emptyOnlineState } from './testing/memory-store.ts'
import {
  exchangeOf,
  memoryWorld,
  onlineAct,
  transfer,
  type MemoryWorld,
} from './testing/memory-world.ts'
import { smallCatalogue, withNewVersion } from './testing/small-catalogue.ts'

const pupils = 300

/** A school of which all was transferred. */
async function settled(count = pupils): Promise<MemoryWorld> {
  const world = memoryWorld(schoolBase(count))
  await transfer(world)
  return world
}

describe('from the school to the online side', () => {
  test('a first transfer brings all modules, Administratif first', async () => {
    const world = memoryWorld(schoolBase(pupils))
    const { report } = await transfer(world)
    assertEqual(world)
    assert.equal(report.outcome, 'done')
    assert.deepEqual(
      report.modules.map(({ module, cycle }) => [module, cycle]),
      [
        ['administratif', 'first'],
        ['vie-scolaire', 'first'],
        ['notes', 'first'],
      ],
    )
    assert.equal(world.online.transfers.at(-1)?.outcome, 'done')
  })

  test('nothing changed: one round trip of less than 2 KB', async () => {
    const world = await settled()
    const { report, bytes, trips } = await transfer(world)
    assert.equal(report.isUnchanged, true)
    assert.equal(trips, 1)
    assert.ok(bytes < 2000, `${bytes} bytes`)
  })

  test('a row changed, one added, one removed: only these are sent', async () => {
    const world = await settled()
    const changes = [
      () => put(world.base, 'eleve', { id: 'e7', nom: 'Changé', prenom: 'Sacha' }),
      () => put(world.base, 'eleve', { id: 'new', nom: 'Venu', prenom: 'Alix' }),
      () => world.base.tables.get('note')?.delete('d1\u001fe9'),
    ]
    for (const change of changes) {
      change()
      const { report, bytes } = await transfer(world)
      assertEqual(world)
      assert.ok(bytes < 3000, `${bytes} bytes`)
      assert.equal(sum(report.modules.map(({ sent, removed }) => sent + removed)), 1)
    }
  })

  test('several modules changed: each is published by itself', async () => {
    const world = await settled()
    putPupil(world.base, 'new')
    const { report } = await transfer(world)
    assertEqual(world)
    assert.deepEqual(
      report.modules.map(({ sent }) => sent),
      [1, 1, 1],
    )
  })

  test('a complete transfer of equal sides compares everything and sends nothing', async () => {
    const world = await settled()
    const { report, bytes } = await transfer(world, { complete: true })
    assert.equal(report.isUnchanged, true)
    assert.ok(bytes < 4000, `${bytes} bytes`)
  })

  test('a notebook that was lost costs a reconciliation, and nothing where nothing differs', async () => {
    const world = await settled()
    world.notebook = emptyNotebook()
    const same = await transfer(world)
    assert.equal(same.report.isUnchanged, true)

    world.notebook = emptyNotebook()
    put(world.base, 'eleve', { id: 'e7', nom: 'Changé', prenom: 'Sacha' })
    const { report, bytes } = await transfer(world)
    assertEqual(world)
    assert.equal(report.modules[0]?.cycle, 'reconciled')
    assert.equal(report.modules[0]?.sent, 1)
    assert.ok(bytes < 6000, `${bytes} bytes`)
    assert.equal((await transfer(world)).trips, 1)
  })

  test('a collection that is not mapped is neither sent nor emptied', async () => {
    const world = await settled()
    const before = onlineRows(world.online, 'note')
    world.mapped = new Set([...world.mapped].filter((name) => name !== 'note'))
    world.base.tables.delete('note')
    put(world.base, 'devoir', { id: 'd2' })
    const { report } = await transfer(world)
    assert.equal(report.outcome, 'done')
    assertEqual(world)
    assert.deepEqual(onlineRows(world.online, 'note'), before)
    assert.equal((await transfer(world)).trips, 1)
  })

  test('a module whose source fails fails alone, until it can be read', async () => {
    const world = await settled()
    putPupil(world.base, 'new')
    const source = memorySource(world.base, world.catalogue)
    const failing = {
      openSnapshot: async (...[module]: Parameters<typeof source.openSnapshot>) => {
        if (module === 'vie-scolaire') throw new SourceFailure('source-locked', {})
        return source.openSnapshot(module)
      },
    }
    const { report } = await transfer(world, {}, { source: failing })
    assert.equal(report.outcome, 'failed')
    assert.deepEqual(
      report.modules.filter(({ failure }) => failure).map(({ module }) => module),
      ['vie-scolaire'],
    )
    assert.equal(Object.keys(onlineRows(world.online, 'note')).length, pupils + 1)
    const again = await transfer(world)
    assert.equal(again.report.outcome, 'done')
    assertEqual(world)
  })

  test('a new version of a collection sends that collection anew, and no other', async () => {
    const world = await settled()
    world.catalogue = withNewVersion(smallCatalogue, 'absence_retard')
    const { report } = await transfer(world)
    assertEqual(world)
    assert.equal(sum(report.modules.map(({ sent }) => sent)), pupils)
    assert.equal(world.online.collections.get('absence_retard')?.version, 2)
    assert.equal((await transfer(world)).trips, 1)
  })

  test('another school key makes every hash anew, and both sides equal', async () => {
    const world = await settled()
    world.online = { ...emptyOnlineState('z'.repeat(64)) }
    await transfer(world)
    assertEqual(world)
    assert.equal(world.notebook.key, 'z'.repeat(64))
    assert.equal((await transfer(world)).trips, 1)
  })

  test('a row that was damaged online is found when its collection is published, and put right', async () => {
    const world = await settled()
    const stored = world.online.collections.get('eleve')?.published.get('e5')
    assert.ok(stored)
    stored.row = stored.row.with(1, 'Abîmé')
    stored.hash = 'f'.repeat(32)
    putPupil(world.base, 'new')
    await transfer(world)
    assertEqual(world)
  })
})

describe('killed, and two at once', () => {
  test('killed at half of a first load: what was acknowledged is not sent again', async () => {
    const world = memoryWorld(schoolBase(5000))
    const whole = await transfer(memoryWorld(schoolBase(5000)))
    let messages = 0
    let sentBytes = 0
    const half = transferStopping(world, (body) => {
      if (++messages > 5) throw new Error('killed')
      sentBytes += body.length
    })
    await assert.rejects(half)
    const { bytes } = await transfer(world)
    assertEqual(world)
    assert.ok(sentBytes > whole.bytes * 0.2, `${sentBytes} of ${whole.bytes}`)
    assert.ok(sentBytes + bytes < whole.bytes * 1.05, `${sentBytes} + ${bytes} of ${whole.bytes}`)
  })

  test('of two agents the second to open wins; the first is refused and says so', async () => {
    const world = await settled()
    putPupil(world.base, 'new')
    let isFirst = true
    const slow = transferStopping(world, async () => {
      if (!isFirst && world.transfers === 2) await transfer(world)
      isFirst = false
    })
    await assert.rejects(slow, refusedAs('transfer-superseded'))
    assertEqual(world)
    assert.deepEqual(
      world.online.transfers.map(({ outcome }) => outcome),
      ['done', 'superseded', 'done'],
    )
  })

  test('a copy on another machine is refused', async () => {
    const world = await settled()
    const copy = transfer(world, {}, { installation: 'b'.repeat(64) })
    await assert.rejects(copy, refusedAs('transfer-other-installation'))
  })
})

describe('restored', () => {
  const parts = ['base', 'online', 'notebook'] as const
  const cases = [['base'], ['online'], ['notebook'], ['base', 'notebook'], [...parts]] as const
  for (const restored of cases)
    test(`${restored.join(' and ')} restored: both sides are equal again`, async () => {
      const world = await settled()
      const early = structuredClone(world)
      for (const id of ['n1', 'n2', 'n3']) putPupil(world.base, id)
      world.base.tables.get('note')?.delete('d1\u001fe9')
      await transfer(world)
      for (const part of restored) Object.assign(world, { [part]: structuredClone(early[part]) })
      const { report, bytes } = await transfer(world)
      assert.equal(report.outcome, 'done')
      assertEqual(world)
      assert.ok(bytes < 12_000, `${bytes} bytes`)
      const named = world.online.transfers.at(-1)?.restored
      assert.deepEqual(named, restored.length === 3 ? [] : [...restored])
      assert.equal((await transfer(world)).trips, 1)
    })
})

describe('held', () => {
  async function held(): Promise<MemoryWorld> {
    const world = await settled()
    for (let number = 1; number <= 30; number++)
      world.base.tables.get('eleve')?.delete(`e${number}`)
    putPupil(world.base, 'new')
    const { report } = await transfer(world)
    assert.equal(report.outcome, 'held')
    assert.deepEqual(report.modules[0]?.held, [{ name: 'eleve', disappearing: 30, of: pupils }])
    assert.equal(Object.keys(onlineRows(world.online, 'note')).length, pupils + 1)
    return world
  }
  const target = (world: MemoryWorld) =>
    world.online.collections.get('eleve')?.held?.target.hash ?? ''

  test('accepted: exactly what was held is published, and the next transfer has nothing to do', async () => {
    const world = await held()
    await onlineAct(world, (side) => acceptHeld(side, 'eleve', target(world)))
    assertEqual(world)
    assert.equal((await transfer(world)).trips, 1)
    assert.equal((await transfer(world)).report.isUnchanged, true)
  })

  test('not answered: held again by the next transfer, which sends nothing twice', async () => {
    const world = await held()
    const { report, bytes } = await transfer(world)
    assert.equal(report.outcome, 'held')
    assert.ok(bytes < 4000, `${bytes} bytes`)
  })

  test('refused: what is published stays, and the next transfer asks again', async () => {
    const world = await held()
    await onlineAct(world, (side) => refuseHeld(side, 'eleve', target(world)))
    assert.equal(Object.keys(onlineRows(world.online, 'eleve')).length, pupils)
    assert.equal((await transfer(world)).report.outcome, 'held')
  })

  test('replaced: an answer to what was held before is refused', async () => {
    const world = await held()
    const before = target(world)
    putPupil(world.base, 'newer')
    await transfer(world)
    const late = onlineAct(world, (side) => acceptHeld(side, 'eleve', before))
    await assert.rejects(late, refusedAs('held-replaced'))
  })

  test('the base put right: nothing waits any more', async () => {
    const world = await held()
    for (let number = 1; number <= 30; number++) putPupil(world.base, `e${number}`)
    const { report } = await transfer(world)
    assert.equal(report.outcome, 'done')
    assertEqual(world)
    assert.equal(world.online.collections.get('eleve')?.held, null)
  })

  test('emptied and put right while its module changes: nothing waits any more', async () => {
    const world = await settled()
    const rows = structuredClone(world.base.tables.get('eleve'))
    world.base.tables.get('eleve')?.clear()
    world.notebook = emptyNotebook()
    assert.equal((await transfer(world)).report.outcome, 'held')
    for (const [key, row] of rows ?? []) world.base.tables.get('eleve')?.set(key, row)
    put(world.base, 'matiere', { code: 'MA', libelle: 'Mathématiques' })
    world.notebook = emptyNotebook()
    assert.equal((await transfer(world)).report.outcome, 'done')
    assert.equal(world.online.collections.get('eleve')?.held, null)
  })

  test('with the school’s consent nothing is held', async () => {
    const world = await settled()
    world.base.tables.get('eleve')?.clear()
    const { report } = await transfer(world, { acceptDisappearance: true })
    assert.equal(report.outcome, 'done')
    assertEqual(world)
  })
})

describe('orphans', () => {
  test('a mark whose pupil is missing is stored and hidden, until the pupil comes', async () => {
    const world = await settled()
    put(world.base, 'note', { devoir_id: 'd1', eleve_id: 'ghost', valeur: '3' })
    await transfer(world)
    const hidden = () =>
      world.online.collections.get('note')?.published.get('d1\u001fghost')?.hidden
    assertEqual(world)
    assert.equal(hidden(), true)
    put(world.base, 'eleve', { id: 'ghost', nom: 'Revenu', prenom: 'Lou' })
    await transfer(world)
    assert.equal(hidden(), false)
  })
})

/** A transfer in which something happens before each message. */
function transferStopping(world: MemoryWorld, before: (body: Buffer) => Promise<void> | void) {
  const exchange = async (body: Buffer): Promise<Buffer> => {
    await before(body)
    return exchangeOf(world)(body)
  }
  return transfer(world, {}, { exchange })
}

function refusedAs(code: string) {
  return (error: unknown) => error instanceof ExchangeFailure && error.code === code
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, number) => whole + number, 0)
}
