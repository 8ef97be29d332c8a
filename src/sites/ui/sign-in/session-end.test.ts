import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endWaiting, onSessionEnd, sessionHasEnded, signedInAgain } from './session-end.ts'

test('before a page is shown nobody is asked: the request is refused at once', async () => {
  assert.equal(await signedInAgain(), false)
  assert.equal(sessionHasEnded(), false)
})

test('however many requests wait, one sign-in lets all of them go on', async () => {
  const leave = onSessionEnd(() => undefined)
  const waiting = [signedInAgain(), signedInAgain(), signedInAgain()]
  assert.equal(sessionHasEnded(), true)
  endWaiting(true)
  assert.deepEqual(await Promise.all(waiting), [true, true, true])
  assert.equal(sessionHasEnded(), false)
  leave()
})

test('a page that is left refuses the requests that waited on it', async () => {
  const leave = onSessionEnd(() => undefined)
  const waiting = signedInAgain()
  leave()
  assert.equal(await waiting, false)
})
