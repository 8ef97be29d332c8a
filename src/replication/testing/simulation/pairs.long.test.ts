import { test } from 'node:test'
import assert from 'node:assert/strict'
import { blowsAfter, strike } from './kills.ts'
import { firstDay, nextDay } from './scenarios.ts'

for (const [name, make] of Object.entries({ firstDay, nextDay }))
  test(`${name}: killed at any two effects, both sides become equal`, async (t) => {
    const scenario = await make()
    let [all, distinct] = [0, 0]
    for (const first of blowsAfter(await strike(scenario, []), 0).distinct) {
      const then = blowsAfter(await strike(scenario, [first]), first.at)
      for (const second of then.distinct) await strike(scenario, [first, second])
      all += then.all
      distinct += then.distinct.length
    }
    t.diagnostic(`${all} pairs, ${distinct} of them distinct`)
    assert.ok(all > 4000 && distinct > 1000, `${all} pairs, ${distinct} of them distinct`)
  })
