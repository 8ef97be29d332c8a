import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { sql } from 'kysely'
import { openDatabase, type Place } from '#platform/database/open-database.ts'

/**
 * A process made to be killed: writes rows into `kept_rows` of the place given as JSON, and prints
 * the numbers of each transaction once the database has acknowledged it, one line each.
 */
const place = JSON.parse(process.argv[2] ?? '') as Place
const roundsMax = 100_000
const checkpointEvery = 40 // so that some kills fall inside one

const { kysely } = await openDatabase(place)
await sql`create table if not exists kept_rows (number bigint primary key, twin bigint, filler text)`.execute(
  kysely,
)
const { rows } = await sql<{ last: number }>`
  select coalesce(max(number), 0) as last from kept_rows`.execute(kysely)

let number = rows[0]?.last ?? 0
for (let round = 1; round <= roundsMax; round++) {
  const numbers = [++number, ++number] as const
  await kysely.transaction().execute(async (transaction) => {
    for (const [index, own] of numbers.entries()) {
      const twin = numbers[1 - index]
      const filler = randomBytes(1500).toString('hex')
      await sql`insert into kept_rows values (${own}, ${twin}, ${filler})`.execute(transaction)
    }
  })
  writeSync(1, `${numbers.join(' ')}\n`) // at once: the kill must not find it in a buffer
  if (round % checkpointEvery === 0) await sql`checkpoint`.execute(kysely)
}
