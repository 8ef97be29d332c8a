import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TransferModule } from '#contracts/transfers.ts'
import { moduleRows } from './module-rows.ts'

test('a module is one row: from the first start of its directions to their last end', () => {
  const [row, ...others] = moduleRows([
    flow('up', '2026-11-24T19:25:12.000Z', '2026-11-24T19:25:40.000Z'),
    flow('down', '2026-11-24T19:25:41.000Z', '2026-11-24T19:26:40.000Z'),
  ])
  assert.deepEqual(others, [])
  assert.equal(row?.startedAt, '2026-11-24T19:25:12.000Z')
  assert.equal(row.endedAt, '2026-11-24T19:26:40.000Z')
})

test('a direction without an end leaves its module without one', () => {
  const [row] = moduleRows([
    flow('up', '2026-11-24T19:25:12.000Z', '2026-11-24T19:25:40.000Z'),
    flow('down', '2026-11-24T19:25:41.000Z', null),
  ])
  assert.equal(row?.endedAt, null)
})

test('modules come in the order of the catalogue, Administratif first', () => {
  const notes = { ...flow('up', '2026-11-24T19:25:12.000Z', null), module: 'notes' } as const
  const rows = moduleRows([notes, flow('up', '2026-11-24T19:25:12.000Z', null)])
  assert.deepEqual(
    rows.map(({ module }) => module),
    ['administratif', 'notes'],
  )
})

function flow(
  direction: TransferModule['direction'],
  startedAt: string,
  endedAt: string | null,
): TransferModule {
  const nothing = { records: 0, total: 0, removed: 0, cycle: null, hidden: 0, held: [] }
  const state = endedAt === null ? 'running' : 'done'
  return {
    module: 'administratif',
    direction,
    state,
    startedAt,
    endedAt,
    failure: null,
    ...nothing,
  }
}
