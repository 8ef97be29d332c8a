import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { fingerprintOf } from '../rows/fingerprint.ts'
import { byBytes } from '../rows/key-order.ts'
import type { Notebook, SpooledRow } from '../school-side/notebook.ts'
import { fails } from './source-contract.ts'

export type ContractNotebook = {
  readonly notebook: Notebook
  /** As another process finds it. */
  readonly reopen: () => Promise<Notebook>
}

/** What every notebook guarantees. */
export function notebookContract(name: string, open: OpenContractNotebook): void {
  shadowContract(name, open)
  wishContract(name, open)
  spoolContract(name, open)
}

type OpenContractNotebook = (t: TestContext) => Promise<ContractNotebook>

function shadowContract(name: string, open: OpenContractNotebook): void {
  test(`${name}: the key and the mark stay; another key makes the shadow worthless`, async (t) => {
    const { notebook, reopen } = await open(t)
    assert.equal(await notebook.readKey(), null)
    assert.equal(await notebook.readMark(), null)
    await notebook.writeKey('k1')
    const mark = { transfer: '00000000-0000-4000-8000-000000000001', count: 3 }
    await notebook.writeMark(mark)
    await spoolAndAdopt(notebook, ['a', 'b'])
    const next = await reopen()
    assert.equal(await next.readKey(), 'k1')
    assert.deepEqual(await next.readMark(), mark)
    assert.equal((await next.readShadow()).get('salle')?.fingerprint.count, 2)
    await next.writeKey('k1')
    assert.equal((await next.readShadow()).size, 1)
    await next.writeKey('k2')
    assert.equal((await next.readShadow()).size, 0)
  })

  test(`${name}: without a shadow all of a spool is wanted`, async (t) => {
    const { notebook } = await open(t)
    await spool(notebook, ['b', 'a'])
    await notebook.compareWithShadow('salle')
    assert.deepEqual(await wanted(notebook), ['a', 'b'])
    assert.deepEqual(await notebook.readRemovals('salle'), [])
  })

  test(`${name}: what differs from the shadow is wanted, what is gone is to be removed`, async (t) => {
    const { notebook } = await open(t)
    await spoolAndAdopt(notebook, ['a', 'b', 'c'])
    await spool(notebook, ['a', 'd'], [rowOf('b', 'changed')])
    await notebook.compareWithShadow('salle')
    assert.deepEqual(await wanted(notebook), ['b', 'd'])
    assert.deepEqual(await notebook.readRemovals('salle'), [short('c')])
    const fingerprint = fingerprintOf([rowOf('b', 'changed').hash, rowOf('d').hash])
    assert.deepEqual(await notebook.wantedFingerprint('salle'), fingerprint)
  })
}

function wishContract(name: string, open: OpenContractNotebook): void {
  test(`${name}: rows are wanted by their short hashes, in the place of what was wanted`, async (t) => {
    const { notebook } = await open(t)
    await spool(notebook, ['a', 'b', 'c'])
    await notebook.compareWithShadow('salle')
    const removals = ['0123456789abcdef']
    await notebook.want('salle', { rows: new Set([short('b'), 'ffffffffffffffff']), removals })
    assert.deepEqual(await wanted(notebook), ['b'])
    assert.deepEqual(await notebook.readRemovals('salle'), removals)
    await notebook.want('salle', { rows: 'all', removals: [] })
    assert.deepEqual(await wanted(notebook), ['a', 'b', 'c'])
    assert.deepEqual(await notebook.readRemovals('salle'), [])
    const hashes = [...(await notebook.spooledHashes('salle'))].sort()
    assert.deepEqual(hashes, [rowOf('a').hash, rowOf('b').hash, rowOf('c').hash].sort())
  })

  test(`${name}: what is there already is wanted no more, up to a key`, async (t) => {
    for (const rows of ['all', new Set(['a', 'b', 'c', 'd'].map(short))] as const) {
      const { notebook } = await open(t)
      await spool(notebook, ['a', 'b', 'c', 'd'])
      await notebook.want('salle', { rows, removals: [] })
      const upToC = [...(await notebook.wantedHashes('salle', 'c'))].sort()
      assert.deepEqual(upToC, [rowOf('a').hash, rowOf('b').hash, rowOf('c').hash].sort())
      await notebook.unwantUpTo('salle', 'c', new Set([short('b')]))
      assert.deepEqual(await wanted(notebook), ['b', 'd'])
      assert.deepEqual(await notebook.wantedHashes('salle', 'c'), [rowOf('b').hash])
      const fingerprint = fingerprintOf([rowOf('b').hash, rowOf('d').hash])
      assert.deepEqual(await notebook.wantedFingerprint('salle'), fingerprint)
      await notebook.unwantUpTo('salle', 'c', new Set())
      assert.deepEqual(await wanted(notebook), ['d'])
    }
  })

  test(`${name}: keys are in order of their bytes of UTF-8, and read by pages`, async (t) => {
    const { notebook } = await open(t)
    const keys = ['é', 'Z', 'a', '\u{1F600}', '\uFF5E', 'a\u001fb', '10', '9', 'a b']
    await spool(notebook, keys)
    await notebook.want('salle', { rows: 'all', removals: [] })
    const inOrder = keys.toSorted((one, other) =>
      Buffer.compare(Buffer.from(one), Buffer.from(other)),
    )
    assert.deepEqual(keys.toSorted(byBytes), inOrder)
    const read: string[] = []
    for (let page = 0; page < 20; page++) {
      const rows = await notebook.readWanted('salle', read.at(-1) ?? null, 2)
      if (rows.length === 0) break
      read.push(...rows.map(({ key }) => key))
    }
    assert.deepEqual(read, inOrder)
  })
}

function spoolContract(name: string, open: OpenContractNotebook): void {
  test(`${name}: a row comes back as it was spooled`, async (t) => {
    const { notebook } = await open(t)
    const row: SpooledRow = { ...rowOf('a'), row: ['a', 'élève\n"', -12, true, false, null] }
    await spool(notebook, [], [row])
    await notebook.compareWithShadow('salle')
    assert.deepEqual(await notebook.readWanted('salle', null, 10), [row])
  })

  test(`${name}: the same key twice is named`, async (t) => {
    const { notebook } = await open(t)
    const details = { collection: 'salle', key: 'a' }
    await fails(spool(notebook, ['a', 'b', 'a']), 'duplicate-key', details)
    const writer = await notebook.openSpool('salle')
    await writer.add([rowOf('a')])
    await fails(writer.add([rowOf('b'), rowOf('a', 'other')]), 'duplicate-key', details)
    await spool(notebook, ['a'])
    await notebook.compareWithShadow('salle')
    assert.deepEqual(await wanted(notebook), ['a'], 'and a new spool is empty at first')
  })

  test(`${name}: what is adopted is compared with, also by another process; what is forgotten is not`, async (t) => {
    const { notebook, reopen } = await open(t)
    await spoolAndAdopt(notebook, ['a', 'b'])
    await spoolAndAdopt(notebook, ['b', 'c'])
    const next = await reopen()
    await spool(next, ['b', 'c'])
    await next.compareWithShadow('salle')
    assert.deepEqual(await wanted(next), [])
    assert.deepEqual(await next.readRemovals('salle'), [])
    await next.forget(['salle'])
    assert.equal((await next.readShadow()).size, 0)
    await next.compareWithShadow('salle')
    assert.deepEqual(await wanted(next), ['b', 'c'])
  })
}

async function spool(
  notebook: Notebook,
  keys: readonly string[],
  rows: readonly SpooledRow[] = [],
): Promise<void> {
  const writer = await notebook.openSpool('salle')
  await writer.add([...keys.map((key) => rowOf(key)), ...rows])
  await writer.close()
}

async function spoolAndAdopt(notebook: Notebook, keys: readonly string[]): Promise<void> {
  await spool(notebook, keys)
  const fingerprint = fingerprintOf(keys.map((key) => rowOf(key).hash))
  await notebook.adopt('administratif', [{ name: 'salle', believed: { version: 1, fingerprint } }])
}

async function wanted(notebook: Notebook): Promise<readonly string[]> {
  return (await notebook.readWanted('salle', null, 1000)).map(({ key }) => key)
}

function rowOf(key: string, label = ''): SpooledRow {
  return { key, hash: hash('sha256', key + label, 'hex').slice(0, 32), row: [key, label, null] }
}

function short(key: string): string {
  return rowOf(key).hash.slice(0, 16)
}
