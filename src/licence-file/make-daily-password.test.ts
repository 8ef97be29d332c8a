import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { followingDay } from '#base/calendar.ts'
import {
  exampleMaster,
  examplePassword,
  exampleScope,
  exampleVerifiers,
  lowCost,
} from './testing/example-verifiers.ts'
import { runPython } from './testing/run-python.ts'
import { makeDailyPassword, makeVerifier, type PasswordScope } from './make-daily-password.ts'

type Published = {
  master: string
  first: string
  days: number
  scopes: readonly (PasswordScope & { codes: Record<string, string>; sha256: string })[]
}

const content = readFileSync(new URL('testing/daily-passwords.json', import.meta.url), 'utf8')
const published = JSON.parse(content) as Published

test('the passwords of two years are those that Python makes from the documentation', () => {
  const master = Buffer.from(published.master, 'hex')
  assert.equal(published.days, 731)
  for (const { codes, sha256, ...scope } of published.scopes) {
    const title = JSON.stringify(scope)
    for (const [day, code] of Object.entries(codes))
      assert.equal(makeDailyPassword(master, scope, day), code, `${title} ${day}`)
    const digest = createHash('sha256')
    let day = published.first
    for (let count = 0; count < published.days; count++, day = followingDay(day))
      digest.update(`${day} ${makeDailyPassword(master, scope, day)}\n`)
    assert.equal(day, '2028-01-02')
    assert.equal(digest.digest('hex'), sha256, title)
  }
})

test('what is published is what Python makes today', async () => {
  assert.deepEqual(await runPython('daily_password.py'), published)
})

test('another scope, day, revision, key version or master gives another password', () => {
  const day = '2026-11-25'
  const other = Buffer.alloc(32, 8)
  const made = [
    examplePassword(day),
    examplePassword('2026-11-26'),
    examplePassword(day, { ...exampleScope, scope: 'autre' }),
    examplePassword(day, { ...exampleScope, revision: 1 }),
    examplePassword(day, { ...exampleScope, keyVersion: 2 }),
    makeDailyPassword(other, exampleScope, day),
  ]
  assert.equal(new Set(made).size, made.length)
  for (const password of made) assert.match(password, /^[0-9A-HJKMNP-TV-Z]{10}$/)
})

test('what a licence carries of the master is its hashes alone: all else is the same with another', async () => {
  const { h, ...rest } = await exampleVerifiers({ days: 2 })
  const sel = Buffer.alloc(16, 9)
  assert.deepEqual(rest, { v: 1, m: 64, t: 1, sel: sel.toString('base64url'), du: '2026-11-23' })
  for (const [at, day] of ['2026-11-23', '2026-11-24'].entries()) {
    const password = makeDailyPassword(exampleMaster, exampleScope, day)
    const hash = await makeVerifier(password, sel, day, lowCost)
    assert.equal(h[at], hash.toString('base64url'))
    assert.equal(hash.length, 16)
  }
})

test('one password hashed for another day or another scope gives another hash', async () => {
  const hash = async (salt: number, day: string): Promise<string> =>
    (await makeVerifier('0000000000', Buffer.alloc(16, salt), day, lowCost)).toString('hex')
  const hashes = await Promise.all([
    hash(1, '2026-11-25'),
    hash(1, '2026-11-26'),
    hash(2, '2026-11-25'),
  ])
  assert.equal(new Set(hashes).size, 3)
})
