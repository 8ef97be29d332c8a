import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readWords, spellWords } from './words.ts'

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID())

test('however much there is to say, each text fits what NOTIFY carries, and nothing of it is lost', () => {
  const [from, orders, changes] = [randomUUID(), ids(3), ids(95)]
  const here = new Map(ids(241).map((id) => [id, 119_999]))
  const news = { orders: new Set(orders), changes: new Set(changes), here, hello: 'new' as const }
  const texts = spellWords(from, news)
  assert(texts.every((text) => Buffer.byteLength(text) < 8000))

  const read = texts.map((text) => readWords(text))
  assert(read.every((words) => words?.from === from))
  assert.deepEqual(
    read.flatMap((words) => words?.orders ?? []),
    orders,
  )
  assert.deepEqual(
    read.flatMap((words) => words?.changes ?? []),
    changes,
  )
  assert.deepEqual(new Map(read.flatMap((words) => words?.here ?? [])), here)
  assert.deepEqual(
    read.flatMap((words) => words?.hello ?? []),
    ['new'],
  )
})

test('what somebody else says on the database is not listened to', () => {
  const from = randomUUID()
  for (const text of [
    '',
    'hello',
    '[]',
    '{"from":"me"}',
    JSON.stringify({ from, orders: ['all'] }),
    JSON.stringify({ from, here: [[from, -1]] }),
    JSON.stringify({ from, here: [[from, 1e9]] }),
    JSON.stringify({ from, changes: ids(41) }),
  ])
    assert.equal(readWords(text), undefined, text)
})
