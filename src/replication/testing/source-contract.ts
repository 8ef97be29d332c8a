import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { catalogue, findCollection } from '../catalogue/catalogue.ts'
import { misfitOf, type Row } from '../rows/check-row.ts'
import { SourceFailure, type Snapshot, type Source } from '../school-side/source.ts'

/** A real base, of whatever the source reads. */
export type ContractBase = {
  readonly source: Source
  /** Into the table of that collection, whatever is in it. */
  readonly add: (collection: string, rows: readonly Row[]) => Promise<void>
}

/** Makes a base with these tables, empty; the test says when it can go. */
export type OpenContractBase = (t: TestContext, tables: readonly string[]) => Promise<ContractBase>

/** What every source guarantees. */
export function sourceContract(name: string, open: OpenContractBase): void {
  test(`${name}: every row is given, in normal form`, async (t) => {
    const { source, add } = await open(t, ['salle', 'niveau'])
    const rooms = Array.from({ length: 1234 }, (_, at): Row => [`S${at}`, `Salle ${at}`, at])
    await add('salle', rooms)
    await add('niveau', [['6', 'Sixième', null]])
    const snapshot = await source.openSnapshot('administratif')
    const read = await rowsOf(snapshot, 'salle')
    assert.deepEqual(inOrder(read), inOrder(rooms))
    const salle = findCollection(catalogue, 'salle')
    assert.ok(salle && read.every((row) => misfitOf(salle, row) === undefined))
    assert.deepEqual(await rowsOf(snapshot, 'niveau'), [['6', 'Sixième', null]])
    await snapshot.close()
  })

  test(`${name}: a table without rows gives none`, async (t) => {
    const { source } = await open(t, ['salle'])
    const snapshot = await source.openSnapshot('administratif')
    assert.deepEqual(await rowsOf(snapshot, 'salle'), [])
    await snapshot.close()
  })

  test(`${name}: what is written after a snapshot was opened is not in it`, async (t) => {
    const { source, add } = await open(t, ['salle', 'niveau'])
    await add('salle', [['S1', 'Salle 1', 30]])
    const snapshot = await source.openSnapshot('administratif')
    await add('salle', [['S2', 'Salle 2', 30]])
    await add('niveau', [['6', 'Sixième', 1]])
    assert.deepEqual(await rowsOf(snapshot, 'salle'), [['S1', 'Salle 1', 30]])
    assert.deepEqual(await rowsOf(snapshot, 'salle'), [['S1', 'Salle 1', 30]], 'read again')
    assert.deepEqual(await rowsOf(snapshot, 'niveau'), [])
    await snapshot.close()
    const next = await source.openSnapshot('administratif')
    assert.equal((await rowsOf(next, 'salle')).length, 2)
    await next.close()
  })

  test(`${name}: a table that does not exist is named, and the others are read`, async (t) => {
    const { source, add } = await open(t, ['salle'])
    await add('salle', [['S1', 'Salle 1', 30]])
    const snapshot = await source.openSnapshot('administratif')
    await fails(rowsOf(snapshot, 'niveau'), 'table-missing', { collection: 'niveau' })
    assert.equal((await rowsOf(snapshot, 'salle')).length, 1)
    await snapshot.close()
  })

  test(`${name}: a row that does not fit is named by its key and its field`, async (t) => {
    const { source, add } = await open(t, ['niveau'])
    await add('niveau', [
      ['6', 'Sixième', 1],
      ['5', null, 2],
    ])
    const snapshot = await source.openSnapshot('administratif')
    const details = { collection: 'niveau', key: '5', field: 'libelle', why: 'absent' }
    await fails(rowsOf(snapshot, 'niveau'), 'value-does-not-fit', details)
    await snapshot.close()
  })

  test(`${name}: a reader that stops in the middle leaves the snapshot usable`, async (t) => {
    const { source, add } = await open(t, ['salle'])
    await add(
      'salle',
      Array.from({ length: 1500 }, (_, at): Row => [`S${at}`, null, null]),
    )
    const snapshot = await source.openSnapshot('administratif')
    for await (const rows of snapshot.rows('salle')) {
      assert.ok(rows.length < 1500)
      break
    }
    assert.equal((await rowsOf(snapshot, 'salle')).length, 1500)
    await snapshot.close()
  })
}

export async function rowsOf(snapshot: Snapshot, collection: string): Promise<readonly Row[]> {
  const all: Row[] = []
  for await (const rows of snapshot.rows(collection)) all.push(...rows)
  return all
}

/** Fails with that code, and at least these details. */
export async function fails(
  reading: Promise<unknown>,
  code: SourceFailure['code'],
  details: SourceFailure['details'] = {},
): Promise<void> {
  await assert.rejects(reading, (error) => {
    assert.ok(error instanceof SourceFailure, String(error))
    assert.equal(error.code, code)
    assert.partialDeepStrictEqual(error.details, details)
    return true
  })
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))
}
