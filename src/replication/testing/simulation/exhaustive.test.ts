import { test } from 'node:test'
import assert from 'node:assert/strict'
import { blowsAfter, strike } from './kills.ts'
import { firstDay, nextDay } from './scenarios.ts'

for (const [name, make] of Object.entries({ firstDay, nextDay }))
  test(`${name}: killed at any effect, at either end, a transfer goes on and both sides become equal`, async () => {
    const scenario = await make()
    const seen = await strike(scenario, [])
    const { all, distinct } = blowsAfter(seen, 0)
    for (const blow of distinct) await strike(scenario, [blow])
    assert.ok(seen.length > 90, `${seen.length} effects`)
    assert.ok(
      all > 200 && distinct.length > 40,
      `${all} blows, ${distinct.length} of them distinct`,
    )
  })
