import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue, findCollection } from '../catalogue/catalogue.ts'
import type { Collection } from '../catalogue/collection.ts'
import type { StagedRow, Store } from '../online-side/store.ts'
import { operationHash } from '../operations/operation-hash.ts'
import type { Operation } from '../operations/operation.ts'
import { shortHash } from '../reconciliation/short-hash.ts'
import type { Row } from '../rows/check-row.ts'
import { emptyFingerprint, fingerprintOf, type Fingerprint } from '../rows/fingerprint.ts'
import { rowHasher } from '../rows/row-hash.ts'
import { keyOf } from '../rows/row-key.ts'

/** A store of one school, new and empty. */
export type StoreUnderTest = {
  /** One unit of work: what throws changes nothing. */
  readonly within: <Result>(act: (store: Store) => Promise<Result>) => Promise<Result>
  /** The published rows as readers see them: by key, and whether they are hidden. */
  readonly published: (
    collection: Collection,
  ) => Promise<readonly { readonly key: string; readonly hidden: boolean }[]>
  /** Changes a published text behind the store's back. */
  readonly tamper: (collection: Collection, key: string, field: string) => Promise<void>
}

const named = (name: string): Collection => {
  const collection = findCollection(catalogue, name)
  if (collection === undefined) throw new Error(`No collection is called ${name}.`)
  return collection
}
const [niveau, classe, eleve] = ['niveau', 'classe', 'eleve'].map(named) as [
  Collection,
  Collection,
  Collection,
]

/** What every store of the online side does. `open` gives a new one each time. */
export function testStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  const check: Check = (title, act) => void test(`${name}: ${title}`, async () => act(await open()))

  for (const checks of [checkStaging, checkMerging, checkOrphans, checkTheRest]) checks(check)
}

type Check = (title: string, act: (given: StoreUnderTest) => Promise<void>) => void

function checkStaging(check: Check): void {
  check('what was never sent is an empty head, and publishing nothing is well', async (given) => {
    const { head, done } = await given.within(async (store) => {
      await store.lockSession()
      const head = await store.readHead(niveau)
      return { head, done: await store.publish(niveau, true) }
    })
    assert.deepEqual(
      [head.version, head.published, head.stagedUpTo],
      [null, emptyFingerprint, null],
    )
    assert.deepEqual(done, { fingerprint: emptyFingerprint, sent: 0, removed: 0 })
    const after = await given.within((store) => store.readHead(niveau))
    assert.equal(after.version, niveau.version)
  })

  check(
    'what is staged is seen by nobody, in bytes’ order, each row once, and can be taken back',
    async (given) => {
      const first = await stage(given, niveau, ['é', 'Z', 'a'])
      assert.equal((await head(given, niveau)).stagedUpTo, 'é')
      const second = await stage(given, niveau, ['😀', '\uFFFD', 'a'])
      assert.deepEqual(second.staged, printOf([...first.rows, ...second.rows]))
      assert.equal((await head(given, niveau)).stagedUpTo, '😀')
      assert.deepEqual(await given.published(niveau), [])
      const [row] = second.rows
      assert(row)
      const left = await given.within((store) =>
        store.unstage(niveau, [shortHash(row.hash), '0'.repeat(16)]),
      )
      assert.equal(left.count, 4)
      assert.deepEqual(
        await given.within((store) => store.unstage(niveau, 'all')),
        emptyFingerprint,
      )
      assert.equal((await head(given, niveau)).stagedUpTo, null)
    },
  )

  check('a row that changes takes the place of the one that was staged', async (given) => {
    await stage(given, niveau, ['a', 'b'])
    const { staged } = await stage(given, niveau, ['a', 'b'], 'autre')
    const rows = await rowsOf(given, niveau, ['a', 'b'], 'autre')
    assert.deepEqual(staged, printOf(rows))
  })
}

function checkMerging(check: Check): void {
  check(
    'a merge puts, replaces and removes; the head is that of the rows as stored',
    async (given) => {
      const before = await stage(given, niveau, ['a', 'b', 'c'])
      assert.deepEqual(await publish(given, niveau), {
        fingerprint: printOf(before.rows),
        sent: 3,
        removed: 0,
      })
      const changed = await stage(given, niveau, ['b', 'd'], 'autre')
      // An update is a removal and a row of the same key: it stays.
      await remove(
        given,
        niveau,
        before.rows.filter(({ key }) => key !== 'a'),
      )
      assert.equal(await given.within((store) => store.countDisappearing(niveau, false)), 1)
      const done = await publish(given, niveau)
      const [a] = before.rows
      assert(a)
      assert.deepEqual(done, { fingerprint: printOf([a, ...changed.rows]), sent: 2, removed: 1 })
      assert.deepEqual(keys(await given.published(niveau)), ['a', 'b', 'd'])
      const after = await head(given, niveau)
      assert.deepEqual([after.staged, after.removals], [emptyFingerprint, emptyFingerprint])
      assert.deepEqual(after.published, done.fingerprint)
    },
  )

  check('removals add up, count each once, and are dropped at once', async (given) => {
    const { rows } = await stage(given, niveau, ['a', 'b'])
    await publish(given, niveau)
    await remove(given, niveau, rows)
    const removals = await remove(given, niveau, rows)
    assert.equal(removals.count, 2)
    assert.deepEqual((await head(given, niveau)).removals, removals)
    await given.within((store) => store.clearRemovals(niveau))
    assert.deepEqual((await head(given, niveau)).removals, emptyFingerprint)
    assert.equal(await given.within((store) => store.countDisappearing(niveau, false)), 0)
  })

  check('a replacement is all that is published; what it lacks disappears', async (given) => {
    await stage(given, niveau, ['a', 'b', 'c'])
    await publish(given, niveau)
    const { rows } = await stage(given, niveau, ['c', 'É'])
    assert.equal(await given.within((store) => store.countDisappearing(niveau, true)), 2)
    const done = await publish(given, niveau, true)
    assert.deepEqual(done, { fingerprint: printOf(rows), sent: 2, removed: 2 })
    assert.deepEqual(keys(await given.published(niveau)), ['c', 'É'])
    const again = await stage(given, niveau, ['z'])
    assert.equal(again.staged.count, 1)
    await publish(given, niveau)
    assert.deepEqual(keys(await given.published(niveau)), ['c', 'z', 'É'])
  })
}

function checkOrphans(check: Check): void {
  check('what fails in the middle is undone, and the rest can go on', async (given) => {
    await stage(given, niveau, ['a'])
    await given.within(async (store) => {
      await assert.rejects(
        store.attempt(async () => {
          await store.publish(niveau, false)
          throw new Error('target missed')
        }),
        /target missed/,
      )
      assert.equal((await store.readHead(niveau)).staged.count, 1)
    })
    assert.deepEqual(await given.published(niveau), [])
  })

  check(
    'a row whose parent is missing is hidden, shown when it comes, hidden when it goes',
    async (given) => {
      await stageRowsOf(given, classe, [{ id: 'C', libelle: '6e A', niveau_id: 'n' }])
      assert.equal(await publishSettled(given, classe), 1)
      assert.deepEqual(await given.published(classe), [{ key: 'C', hidden: true }])
      const { rows } = await stage(given, niveau, ['n'])
      assert.equal(await publishSettled(given, niveau), 0)
      assert.deepEqual(await given.published(classe), [{ key: 'C', hidden: false }])
      await remove(given, niveau, rows)
      assert.equal(await publishSettled(given, niveau), 1)
      assert.deepEqual(await given.published(classe), [{ key: 'C', hidden: true }])
      await stageRowsOf(given, classe, [{ id: 'C', libelle: '6e A', niveau_id: null }])
      assert.equal(await publishSettled(given, classe), 0)
      assert.deepEqual(await given.published(classe), [{ key: 'C', hidden: false }])
    },
  )

  check('a replaced parent hides and shows its children too', async (given) => {
    await stageRowsOf(given, eleve, [
      { id: 'E1', nom: 'Un', prenom: 'A', classe_id: 'C1' },
      { id: 'E2', nom: 'Deux', prenom: 'B', classe_id: 'C2' },
    ])
    await publishSettled(given, eleve)
    await stageRowsOf(given, classe, [{ id: 'C1', libelle: '6e A' }])
    await publishSettled(given, classe, true)
    const hidden = async () => (await given.published(eleve)).filter((row) => row.hidden)
    assert.deepEqual(keys(await hidden()), ['E2'])
    await stageRowsOf(given, classe, [{ id: 'C2', libelle: '6e B' }])
    assert.equal(await publishSettled(given, classe, true), 1)
    assert.deepEqual(keys(await hidden()), ['E1'])
  })
}

function checkTheRest(check: Check): void {
  check('a body that was changed by hand shows when the head is computed again', async (given) => {
    const { rows } = await stage(given, niveau, ['a', 'b'])
    await publish(given, niveau)
    assert.deepEqual(await given.within((store) => store.recount(niveau)), printOf(rows))
    await given.tamper(niveau, 'a', 'libelle')
    const found = await given.within((store) => store.recount(niveau))
    assert.notDeepEqual(found, printOf(rows))
    assert.deepEqual((await head(given, niveau)).published, found)
    const ids = await given.within((store) => store.shortHashes(niveau, 'published'))
    assert.equal(ids.length, 4)
  })

  check('what is held is kept, counted and dropped; publishing drops it too', async (given) => {
    const { staged } = await stage(given, niveau, ['a'])
    const target = staged
    const held = {
      version: 1,
      base: emptyFingerprint,
      target,
      staged,
      removals: emptyFingerprint,
      replace: false,
      disappearing: 21,
      of: 22,
    }
    await given.within((store) => store.hold(niveau, held))
    assert.deepEqual((await head(given, niveau)).held, held)
    assert.equal(await given.within((store) => store.countHeld()), 1)
    await given.within((store) => store.dropHeld(niveau))
    assert.equal(await given.within((store) => store.countHeld()), 0)
    await given.within((store) => store.hold(niveau, held))
    await publish(given, niveau)
    assert.equal(await given.within((store) => store.countHeld()), 0)
  })

  check(
    'operations are taken once, two of one key are two, and come back as they were',
    async (given) => {
      const operations = [
        anOperation('0b8f6ad2-1111-4111-8111-111111111111', 'Bonjour', '2026-11-24T08:00:00.000Z'),
        anOperation('0b8f6ad2-2222-4222-8222-222222222222', 'Été 😀', '2026-11-24T08:00:00.001Z'),
        anOperation('0b8f6ad2-3333-4333-8333-333333333333', null, '2026-11-24T08:00:00.002Z'),
      ]
      await given.within((store) => store.takeBack(operations))
      await given.within((store) => store.takeBack(operations.slice(1)))
      const hashes = operations.map(({ id }) => operationHash(id))
      assert.deepEqual(
        await given.within((store) => store.operationsFingerprint()),
        fingerprintOf(hashes),
      )
      const read = await given.within((store) => store.readOperations(hashes.map(shortHash)))
      assert.deepEqual(
        read.toSorted((one, other) => (one.at < other.at ? -1 : 1)),
        operations,
      )
      const none = await given.within((store) => store.readOperations(['0'.repeat(16)]))
      assert.deepEqual(none, [])
      assert.equal((await given.within((store) => store.operationHashes())).length, 6)
    },
  )
}

const fieldsOf = ({ fields }: Collection): readonly string[] => Object.keys(fields)

async function stagedRows(
  given: StoreUnderTest,
  collection: Collection,
  rows: readonly Readonly<Record<string, Row[number]>>[],
): Promise<readonly StagedRow[]> {
  const hash = rowHasher(await given.within((store) => store.readKey()), collection)
  const key = keyOf(collection)
  return rows
    .map((values) => fieldsOf(collection).map((field) => values[field] ?? null))
    .map((row) => ({ key: key(row), hash: hash(row), row }))
}

function rowsOf(
  given: StoreUnderTest,
  collection: Collection,
  ids: readonly string[],
  libelle = 'libellé',
): Promise<readonly StagedRow[]> {
  return stagedRows(
    given,
    collection,
    ids.map((id) => ({ id, libelle })),
  )
}

async function stage(
  given: StoreUnderTest,
  collection: Collection,
  ids: readonly string[],
  libelle?: string,
): Promise<{ readonly rows: readonly StagedRow[]; readonly staged: Fingerprint }> {
  const rows = await rowsOf(given, collection, ids, libelle)
  return { rows, staged: await given.within((store) => store.stage(collection, rows)) }
}

async function stageRowsOf(
  given: StoreUnderTest,
  collection: Collection,
  values: readonly Readonly<Record<string, Row[number]>>[],
): Promise<void> {
  const rows = await stagedRows(given, collection, values)
  await given.within((store) => store.stage(collection, rows))
}

function publish(given: StoreUnderTest, collection: Collection, replace = false) {
  return given.within(async (store) => {
    await store.lockSession()
    return store.publish(collection, replace)
  })
}

function publishSettled(
  given: StoreUnderTest,
  collection: Collection,
  replace = false,
): Promise<number> {
  return given.within(async (store) => {
    await store.lockSession()
    await store.publish(collection, replace)
    return store.settleOrphans([collection])
  })
}

function remove(given: StoreUnderTest, collection: Collection, rows: readonly StagedRow[]) {
  return given.within((store) =>
    store.markForRemoval(
      collection,
      rows.map(({ hash }) => shortHash(hash)),
    ),
  )
}

function head(given: StoreUnderTest, collection: Collection) {
  return given.within((store) => store.readHead(collection))
}

/** Of rows of different keys: the last of each counts. */
function printOf(rows: readonly StagedRow[]): Fingerprint {
  return fingerprintOf([...new Map(rows.map(({ key, hash }) => [key, hash])).values()])
}

function keys(rows: readonly { readonly key: string }[]): readonly string[] {
  return rows.map(({ key }) => key)
}

function anOperation(id: string, texte: string | null, at: string): Operation {
  const key = 'b7e0a5b0-0000-4000-8000-000000000001'
  const row =
    texte === null
      ? null
      : fieldsOf(named('cahier_de_textes')).map((field) =>
          field === 'id' ? key : field === 'texte' ? texte : field === 'date' ? '2026-11-24' : null,
        )
  return { id, collection: 'cahier_de_textes', key, row, at }
}
