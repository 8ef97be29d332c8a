import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { oneAtATime } from './one-at-a-time.ts'

test('what is asked for while it runs is done once more at the end, however often it was asked', async () => {
  const waiting: (() => void)[] = []
  const ask = oneAtATime(() => new Promise<void>((resolve) => waiting.push(resolve)))
  ask()
  ask()
  ask()
  assert.equal(waiting.length, 1)
  waiting[0]?.()
  await turn()
  assert.equal(waiting.length, 2)
  waiting[1]?.()
  await turn()
  assert.equal(waiting.length, 2)
})

test('an act that fails does not stop the next', async () => {
  let acts = 0
  const ask = oneAtATime(() => {
    acts += 1
    return Promise.reject(new Error('unreachable'))
  })
  ask()
  await turn()
  ask()
  await turn()
  assert.equal(acts, 2)
})
