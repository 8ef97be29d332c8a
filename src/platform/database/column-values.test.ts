import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

// Far from UTC, on the side where a day read as a local midnight would become the day before.
process.env.TZ = 'Pacific/Honolulu'

const { kysely, close } = await openTestDatabase(await testFolder())
after(close)

async function read(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
    kysely,
  )
  return rows[0]?.value
}

const readings: readonly (readonly [string, unknown])[] = [
  [`date '2026-09-01'`, '2026-09-01'],
  [`array[date '2026-09-01', null]`, ['2026-09-01', null]],
  [`timestamptz '2026-09-01 00:30:15.123+02'`, new Date('2026-08-31T22:30:15.123Z')],
  [`array[timestamptz '2026-09-01 00:30+02']`, [new Date('2026-08-31T22:30:00Z')]],
  [`timestamptz 'infinity'`, Infinity],
  [`(timestamptz '2026-08-31 23:59Z')::date`, '2026-08-31'],
  [`timestamp '2026-09-01 10:00'`, '2026-09-01 10:00:00'],
  [`time '08:30'`, '08:30:00'],
  [`interval '1 day 2 hours'`, '1 day 02:00:00'],
  [`'{"a": [1, "é", null]}'::jsonb`, { a: [1, 'é', null] }],
  [`'[1, 2]'::jsonb`, [1, 2]],
  [`'"text"'::jsonb`, 'text'],
  [`9007199254740991::bigint`, 9007199254740991],
  [`9007199254740993::bigint`, 9007199254740993n],
  [`array[1::bigint, 9007199254740993]`, [1, 9007199254740993n]],
  [`1.10::numeric`, '1.10'],
  [`array[1.10::numeric]`, ['1.10']],
  [`0.5::float8`, 0.5],
  [`true`, true],
  [`'\\xdeadbeef'::bytea`, Buffer.from('deadbeef', 'hex')],
  [`array['a', '', 'b,"c"', null]::text[]`, ['a', '', 'b,"c"', null]],
  [
    `array[['a','b'],['c','d']]::text[]`,
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [`'{}'::text[]`, []],
  [`'6f1c2a34-0000-4000-8000-000000000001'::uuid`, '6f1c2a34-0000-4000-8000-000000000001'],
  [`null::jsonb`, null],
]
for (const [expression, expected] of readings) {
  test(`both databases read ${expression} alike`, async () => {
    assert.deepEqual(await read(expression), expected)
  })
}

test('both databases take the same values in, whatever the time zone of the machine', async () => {
  const instant = new Date('2026-09-01T01:30:15.123Z')
  const result = await sql`
    select ${instant}::timestamptz as instant, ${instant}::date as day, ${'2026-09-01'}::date as text_day,
      ${{ a: ['é'] }}::jsonb as object, ${JSON.stringify([1, 'b'])}::jsonb as list,
      ${['a', 'b,"']}::text[] as texts, ${[1, 2]}::bigint[] as numbers, ${12345678901n}::bigint as big,
      ${Buffer.from('bytes')}::bytea as bytes, ${null}::text as nothing, ${true}::boolean as yes,
      ${'1.10'}::numeric as amount`.execute(kysely)
  assert.deepEqual(result.rows, [
    {
      instant,
      day: '2026-09-01',
      text_day: '2026-09-01',
      object: { a: ['é'] },
      list: [1, 'b'],
      texts: ['a', 'b,"'],
      numbers: [1, 2],
      big: 12345678901,
      bytes: Buffer.from('bytes'),
      nothing: null,
      yes: true,
      amount: '1.10',
    },
  ])
})

test('both databases count and name the same: changed rows, refused constraints, undone work', async () => {
  await sql`create table parity (number int constraint parity_number primary key)`.execute(kysely)
  const inserted = await sql`insert into parity select generate_series(1, 3)`.execute(kysely)
  assert.equal(inserted.numAffectedRows, 3n)
  await assert.rejects(sql`insert into parity values (${1})`.execute(kysely), {
    code: '23505',
    constraint: 'parity_number',
    table: 'parity',
  })
  const undone = kysely.transaction().execute(async (transaction) => {
    await sql`insert into parity values (4)`.execute(transaction)
    await sql`insert into parity values (4)`.execute(transaction).catch(() => {})
  })
  await assert.rejects(undone, { name: 'AbortedTransactionError' })
  const { rows } = await sql`select count(*) as count from parity`.execute(kysely)
  assert.deepEqual(rows, [{ count: 3 }])
})

test('a query beside an open transaction is not part of it', async () => {
  await sql`create table beside (number int)`.execute(kysely)
  const open = await kysely.startTransaction().execute()
  await sql`insert into beside values (1)`.execute(open)
  const outside = sql`insert into beside values (2)`.execute(kysely)
  await open.rollback().execute()
  await outside
  const { rows } = await sql`select number from beside`.execute(kysely)
  assert.deepEqual(rows, [{ number: 2 }])
})

test('a savepoint undoes its own part only', async () => {
  await sql`create table saved (number int)`.execute(kysely)
  const open = await kysely.startTransaction().setIsolationLevel('serializable').execute()
  await sql`insert into saved values (1)`.execute(open)
  const point = await open.savepoint('middle').execute()
  await sql`insert into saved values (2)`.execute(point)
  const back = await point.rollbackToSavepoint('middle').execute()
  await back.commit().execute()
  const { rows } = await sql`select number from saved`.execute(kysely)
  assert.deepEqual(rows, [{ number: 1 }])
})
