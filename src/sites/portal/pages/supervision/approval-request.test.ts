import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approvalRequest } from './approval-request.ts'

const secret = 'aB3_-'.padEnd(43, 'x')

test('an authorisation begins only with a whole state and a whole challenge', () => {
  const whole = { state: secret, challenge: secret }
  assert.deepEqual(approvalRequest(`#state=${secret}&challenge=${secret}`), whole)
  for (const fragment of [
    '',
    '#',
    `#state=${secret}`,
    `#challenge=${secret}`,
    `#state=${secret}&challenge=${secret.slice(1)}`,
    `#state=${secret}x&challenge=${secret}`,
    `#state=${secret.slice(1)}%0A&challenge=${secret}`,
    `#state=javascript:&challenge=${secret}`,
  ])
    assert.equal(approvalRequest(fragment), undefined, fragment)
})
