import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { StartRefused } from '../start-refused.ts'
import { openDatabase } from './open-database.ts'

const skip =
  testDatabaseKind() !== 'postgres' && 'only on PostgreSQL, whose run of this suite has it'
const password = 'ne-jamais-montrer'

async function refusal(url: string): Promise<string> {
  const error: unknown = await openDatabase({ url }).then(
    () => assert.fail('it opened'),
    (error: unknown) => error,
  )
  assert(error instanceof StartRefused, String(error))
  const shown = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
  assert(!shown.includes(password), 'the password is shown')
  return error.message
}

test('an address where nothing answers is refused with the address, without the password', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const address = closed.address()
  assert(address && typeof address === 'object')
  closed.close()
  const url = `postgres://gestion:${password}@127.0.0.1:${address.port}/gestion`
  assert.match(
    await refusal(url),
    new RegExp(`ne répond pas à l’adresse 127\\.0\\.0\\.1:${address.port} \\(ECONNREFUSED\\)`),
  )
})

for (const url of [`postgres://a:${password}@host:port/x`, `postgres://a:${password}@[host/x`]) {
  test(`an address that cannot be read is refused (${url.replace(password, '…')})`, async () => {
    assert.match(await refusal(url), /DATABASE_URL ne convient pas.*postgres:\/\//)
  })
}

test('a wrong user, password or database is named', { skip }, async () => {
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '')
  url.pathname = '/nulle-part'
  assert.match(await refusal(url.href), /La base « nulle-part » n’existe pas/)
  url.password = password
  assert.match(await refusal(url.href), /refuse l’utilisateur « postgres »/)
})

test(
  'a connection cut by the server does not end the process: the next query gets another',
  { skip },
  async (t) => {
    const database = await openTestDatabase(await testFolder())
    t.after(() => database.close())
    await sql`select 1`.execute(database.kysely)
    const other = await openDatabase({ url: database.url ?? '' })
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other.kysely)
    await other.close()
    await delay(200) // the news arrives
    const { rows } = await sql`select 1 as one`.execute(database.kysely)
    assert.deepEqual(rows, [{ one: 1 }])
  },
)

test('closing twice changes nothing, and nothing is accepted afterwards', { skip }, async (t) => {
  const database = await openTestDatabase(await testFolder())
  t.after(() => database.close())
  const own = await openDatabase({ url: database.url ?? '' })
  await Promise.all([own.close(), own.close()])
  await assert.rejects(sql`select 1`.execute(own.kysely))
})
