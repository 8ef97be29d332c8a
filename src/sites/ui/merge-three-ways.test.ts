import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { mergeThreeWays } from './merge-three-ways.ts'

const value = fc.constantFrom('', 'a', 'b', 'c')
const fields = fc.record({ name: value, city: value, modules: fc.subarray(['x', 'y']) })

test('no change of either person is lost: it is merged, or somebody must choose', () => {
  fc.assert(
    fc.property(fields, fields, fields, (loaded, mine, theirs) => {
      const { merged, taken, both } = mergeThreeWays(loaded, mine, theirs)
      for (const field of ['name', 'city', 'modules'] as const) {
        const [was, here, there, now] = [loaded, mine, theirs, merged].map((one) =>
          JSON.stringify(one[field]),
        )
        const asked = both.some((row) => row.field === field)
        assert.equal(asked, here !== was && there !== was && here !== there)
        assert.equal(taken.includes(field), there !== was && here === was)
        assert.equal(now, taken.includes(field) ? there : here)
      }
    }),
  )
})

test('both values of a field that both changed are given', () => {
  const loaded = { phone: '1', mail: 'a' }
  const merge = mergeThreeWays(loaded, { phone: '2', mail: 'a' }, { phone: '3', mail: 'b' })
  assert.deepEqual(merge, {
    merged: { phone: '2', mail: 'b' },
    taken: ['mail'],
    both: [{ field: 'phone', mine: '2', theirs: '3' }],
  })
})
