import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MailRefused } from './deliver-mail.ts'

test('of what a mail server says is kept what a screen can show and the database hold, without any address', () => {
  const { answer } = new MailRefused('550 <a@exemple.test>\u0000\r\nno such\u0007 user', null)
  assert.equal(answer, '550 … no such user')
  const long = new MailRefused(`${'x'.repeat(199)}\u{1F992}`, null).answer
  assert(long.isWellFormed())
})
