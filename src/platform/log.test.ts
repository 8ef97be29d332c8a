import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#testing/test-database.ts'
import { tellError } from './log.ts'

const { kysely, close } = await openTestDatabase()
after(close)

test('an error of the database is told by its code and its place, without the text that somebody typed', async () => {
  const error: unknown = await sql`select ${'Madame Secret'}::text::int`
    .execute(kysely)
    .catch((error: unknown) => error)
  assert.match(String(error), /Madame Secret/)
  const told = tellError(error)
  assert(!JSON.stringify(told).includes('Madame Secret'))
  assert.equal(told.errorCode, '22P02')
  assert.match(told.stack ?? '', /log\.test\.ts/)
})

test('an error of the program is told with its message and its place', () => {
  assert.match(tellError(new TypeError('the reason')).stack ?? '', /the reason\n.*log\.test\.ts/)
  assert.deepEqual(tellError('thrown text'), { name: 'string' })
})
