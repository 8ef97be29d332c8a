import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { codedSymbols } from './coded-symbols.ts'
import { estimateDifference, findDifference, subtractSymbols } from './find-difference.ts'
import { packShortHashes } from './short-hash.ts'
import { readSymbols, spellSymbols } from './spell-symbols.ts'

test('what differs between two sets is found from symbols in proportion to the difference, not to the sets', () => {
  for (const [common, here, there] of [
    [0, 0, 0],
    [0, 1, 0],
    [1000, 0, 1],
    [20_000, 10, 10],
    [20_000, 500, 500],
    [20_000, 0, 1000],
    [0, 700, 0],
  ] as const) {
    const [one, other] = sets(common, here, there)
    const differing = here + there
    const length = Math.max(16, Math.ceil(differing * 1.6) + 8)
    const difference = differenceOf(one, other, length)
    const found = findDifference(difference)
    assert.ok(found, `${common} ${here} ${there} in ${length}`)
    assert.deepEqual(found.onlyHere.sort(), named('here', here).sort())
    assert.deepEqual(found.onlyThere.sort(), named('there', there).sort())
  }
})

test('too few symbols are never taken for enough', () => {
  const [one, other] = sets(1000, 200, 200)
  for (const length of [1, 2, 10, 50, 200])
    assert.equal(findDifference(differenceOf(one, other, length)), undefined)
})

test('64 symbols tell about how many elements differ', () => {
  for (const [here, there] of [
    [50, 50],
    [2000, 1000],
    [0, 5000],
    [10_000, 10_000],
  ] as const) {
    const [one, other] = sets(5000, here, there)
    const share = estimateDifference(differenceOf(one, other, 64)) / (here + there)
    assert.ok(share > 0.5 && share < 2, `${here} ${there}: ${share}`)
  }
})

test('the symbols of a set are the same in one piece and in several, and on the wire', () => {
  const [one] = sets(500, 20, 0)
  const whole = codedSymbols(packShortHashes(one), 0, 100)
  const tail = codedSymbols(packShortHashes(one), 60, 40)
  assert.deepEqual(whole.high.slice(60), tail.high)
  assert.deepEqual(whole.count.slice(60), tail.count)
  assert.deepEqual(readSymbols(spellSymbols(whole), 100), whole)
  assert.equal(readSymbols(spellSymbols(whole), 99), undefined)
})

function differenceOf(one: readonly string[], other: readonly string[], length: number) {
  return subtractSymbols(
    codedSymbols(packShortHashes(one), 0, length),
    codedSymbols(packShortHashes(other), 0, length),
  )
}

function sets(common: number, here: number, there: number): [string[], string[]] {
  const both = named('both', common)
  return [
    [...both, ...named('here', here)],
    [...both, ...named('there', there)],
  ]
}

function named(what: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) =>
    hash('sha256', `${what} ${at}`, 'hex').slice(0, 16),
  )
}
