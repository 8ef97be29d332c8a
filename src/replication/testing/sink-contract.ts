import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { operationHash } from '../operations/operation-hash.ts'
import type { Operation } from '../operations/operation.ts'
import type { Row } from '../rows/check-row.ts'
import { emptyFingerprint, fingerprintOf } from '../rows/fingerprint.ts'
import type { Sink } from '../school-side/sink.ts'

/** A real base that takes `demande_modification` and `cahier_de_textes` and sends `eleve`, `classe` and `foyer`. */
export type ContractSchool = {
  readonly sink: Sink
  readonly rowsOf: (collection: string) => Promise<readonly Row[]>
  readonly add: (collection: string, rows: readonly Row[]) => Promise<void>
  /** As the secretary does. */
  readonly remove: (collection: string, id: string) => Promise<void>
}

/** What every sink guarantees. */
export function sinkContract(name: string, open: OpenContractSchool): void {
  ledgerContract(name, open)
  orderContract(name, open)
  quarantineContract(name, open)
}

type OpenContractSchool = (t: TestContext) => Promise<ContractSchool>

function ledgerContract(name: string, open: OpenContractSchool): void {
  test(`${name}: a ledger is empty at first, and then holds what was applied`, async (t) => {
    const { sink, rowsOf } = await open(t)
    assert.deepEqual(await sink.fingerprint(), emptyFingerprint)
    const operation = request(1, { at: 1 })
    assert.deepEqual(await sink.apply([operation]), [])
    assert.deepEqual(await rowsOf('demande_modification'), [operation.row])
    assert.deepEqual(await sink.hashes(), [operationHash(operation.id)])
    assert.deepEqual(await sink.fingerprint(), fingerprintOf([operationHash(operation.id)]))
    assert.deepEqual(await sink.read([operationHash(operation.id), '0'.repeat(32)]), [operation])
  })

  test(`${name}: an operation takes effect once, whatever becomes of its row`, async (t) => {
    const { sink, rowsOf, remove } = await open(t)
    const operation = request(1, { at: 1 })
    await sink.apply([operation, operation])
    await remove('demande_modification', 'D1')
    assert.deepEqual(await sink.apply([operation]), [])
    assert.deepEqual(await rowsOf('demande_modification'), [])
    assert.equal((await sink.hashes()).length, 1)
  })
}

function orderContract(name: string, open: OpenContractSchool): void {
  test(`${name}: of the operations of a key the latest counts, in any order of arrival`, async (t) => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const { sink, rowsOf } = await open(t)
      const made = [
        request(1, { at: 1, value: 'premier' }),
        request(2, { at: 2, value: 'deuxième', key: 'D1' }),
        // The same instant as the one before: the greater identifier counts.
        request(3, { at: 2, value: 'troisième', key: 'D1' }),
      ]
      for (const at of order) {
        const operation = made[at]
        if (operation) assert.deepEqual(await sink.apply([operation]), [])
      }
      assert.deepEqual(await rowsOf('demande_modification'), [made[2]?.row])
      assert.equal((await sink.hashes()).length, 3)
    }
  })

  test(`${name}: of operations that arrive together the latest counts too`, async (t) => {
    const { sink, rowsOf } = await open(t)
    const first = request(2, { at: 1, value: 'premier', key: 'D1' })
    const second = request(1, { at: 2, value: 'deuxième', key: 'D1' })
    await sink.apply([second, first])
    assert.deepEqual(await rowsOf('demande_modification'), [second.row])
  })

  test(`${name}: a removal removes, and an older change brings nothing back`, async (t) => {
    const { sink, rowsOf } = await open(t)
    await sink.apply([request(1, { at: 1 })])
    await sink.apply([{ ...request(3, { at: 3, key: 'D1' }), row: null }])
    assert.deepEqual(await rowsOf('demande_modification'), [])
    await sink.apply([request(2, { at: 2, key: 'D1' })])
    assert.deepEqual(await rowsOf('demande_modification'), [])
    await sink.apply([request(4, { at: 4, key: 'D1' })])
    assert.equal((await rowsOf('demande_modification')).length, 1)
  })
}

function quarantineContract(name: string, open: OpenContractSchool): void {
  test(`${name}: one whose parent is missing waits in quarantine until it is there`, async (t) => {
    const { sink, rowsOf, add } = await open(t)
    const early = request(1, { at: 1, pupil: 'E9' })
    const other = request(2, { at: 2 })
    const waiting = [{ id: early.id, why: 'parent-missing', detail: 'eleve' }]
    assert.deepEqual(await sink.apply([early, other]), waiting)
    assert.deepEqual(await rowsOf('demande_modification'), [other.row])
    assert.equal((await sink.hashes()).length, 2, 'it is in the ledger all the same')
    assert.deepEqual(await sink.apply([]), waiting)
    await add('eleve', [pupil('E9')])
    assert.deepEqual(await sink.apply([]), [])
    assert.equal((await rowsOf('demande_modification')).length, 2)
  })

  test(`${name}: one in quarantine does not undo a later one of its key`, async (t) => {
    const { sink, rowsOf, add } = await open(t)
    await sink.apply([request(1, { at: 1, pupil: 'E9' })])
    const later = request(2, { at: 2, key: 'D1', value: 'plus tard' })
    await sink.apply([later])
    await add('eleve', [pupil('E9')])
    assert.deepEqual(await sink.apply([]), [])
    assert.deepEqual(await rowsOf('demande_modification'), [later.row])
  })

  test(`${name}: what is not mapped is kept in quarantine`, async (t) => {
    const { sink } = await open(t)
    const operation: Operation = {
      ...request(1, { at: 1 }),
      collection: 'piece_versee',
      row: ['D1', 'E1', 'RIB', null, null],
    }
    const { id } = operation
    assert.deepEqual(await sink.apply([operation]), [
      { id, why: 'not-mapped', detail: 'piece_versee' },
    ])
  })

  test(`${name}: the mark is that of the last transfer`, async (t) => {
    const { sink } = await open(t)
    assert.equal(await sink.readMark(), null)
    await sink.writeMark({ transfer: uuid(1), count: 1 })
    await sink.writeMark({ transfer: uuid(2), count: 2 })
    assert.deepEqual(await sink.readMark(), { transfer: uuid(2), count: 2 })
  })
}

/** Of the pupil `E1`, who is there, when it does not say of whom. */
function request(
  number: number,
  {
    at,
    key = `D${number}`,
    pupil = 'E1',
    value = '1 rue des Lilas',
  }: {
    readonly at: number
    readonly key?: string
    readonly pupil?: string
    readonly value?: string
  },
): Operation {
  return {
    id: uuid(number),
    collection: 'demande_modification',
    key,
    row: [key, null, pupil, 'adresse', null, value, '2026-11-24T08:05'],
    at: `2026-11-24T08:05:00.00${at}Z`,
  }
}

export function pupil(id: string): Row {
  const nothing = [null, null, null, null, null, null]
  return [id, 'Dupont', null, 'Camille', ...nothing, null, null, null, null]
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
