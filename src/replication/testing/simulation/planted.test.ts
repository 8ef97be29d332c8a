import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Broken } from './invariants.ts'
import { plantNames, plantOf, type PlantName } from './plants.ts'
import { simulate } from './simulate.ts'

const seedsMax = 300

/** The first seed under which the planted fault is found, and by which invariant. */
async function firstFound(
  name: PlantName,
): Promise<{ seed: number; invariant: number } | undefined> {
  for (let seed = 1; seed <= seedsMax; seed++)
    try {
      await simulate(seed, plantOf(name))
    } catch (error) {
      if (!(error instanceof Error && error.cause instanceof Broken)) throw error
      return { seed, invariant: error.cause.invariant }
    }
  return undefined
}

for (const name of plantNames)
  test(`a planted fault is found: ${name}`, async (t) => {
    const found = await firstFound(name)
    assert.ok(found, `not within ${seedsMax} seeds`)
    t.diagnostic(`seed ${found.seed}, invariant ${found.invariant}`)
  })
