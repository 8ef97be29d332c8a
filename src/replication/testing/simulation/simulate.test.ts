import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulate } from './simulate.ts'

const seeds = 150

test(`${seeds} runs in which anything may go wrong keep every invariant`, async (t) => {
  let [effects, messages, faults] = [0, 0, 0]
  for (let seed = 1; seed <= seeds; seed++) {
    const run = await simulate(seed)
    effects += run.effects
    messages += run.messages
    faults += run.faults
  }
  t.diagnostic(`${effects} effects, ${messages} messages, ${faults} faults`)
  assert.ok(effects > 30_000 && faults > 500, `${effects} effects, ${faults} faults`)
})

test('the same seed is the same run', async () => {
  assert.deepEqual(await simulate(7), await simulate(7))
})
