import { after, before } from 'node:test'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { startTestPostgres, type TestPostgres } from '#testing/test-postgres.ts'
import { baseContracts } from '../testing/base-contracts.ts'

let postgres: TestPostgres | undefined
before(async () => {
  postgres = await startTestPostgres()
})
after(() => postgres?.stop())

baseContracts('PostgreSQL', async (t) => {
  if (postgres === undefined) throw new Error('PostgreSQL is not there')
  const name = `ecole_${randomUUID().replaceAll('-', '')}`
  await execute(postgres.url, [`create database ${name}`])
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
  t.after(() => execute(postgres?.url ?? '', [`drop database ${name} with (force)`]))
  return { base: { type: 'postgresql', url }, execute: (all) => execute(url, [all.join(';')]) }
})

/** Statements sent together are one transaction. */
async function execute(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
