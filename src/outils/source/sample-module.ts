import type { Module } from '#contracts/licences.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import type { Row } from '#replication/rows/check-row.ts'
import { SourceFailure, type Snapshot, type Source } from '#replication/school-side/source.ts'
import type { MappedCollection, Mapping } from '../mapping/mapping.ts'
import { describeSourceFailure } from './describe-source-failure.ts'

const sampleMax = 5

export type Sampled = {
  readonly name: string
  readonly count: number
  /** The first rows. */
  readonly sample: readonly Row[]
  /** Why it cannot be sent, and what to do; null when it can. */
  readonly failure: string | null
}

/** Reads every mapped collection of a module to its end, so that what does not fit is found anywhere. */
export async function sampleModule(
  source: Source,
  { sent }: Mapping,
  module: Module,
): Promise<readonly Sampled[]> {
  const mapped = [...sent.values()].filter(({ collection }) => collection.module === module)
  if (mapped.length === 0) return []
  let snapshot: Snapshot
  try {
    snapshot = await source.openSnapshot(module)
  } catch (error) {
    const failure = failureIn(error)
    return mapped.map(({ collection: { name } }) => ({ name, count: 0, sample: [], failure }))
  }
  try {
    const all: Sampled[] = []
    for (const each of mapped) all.push(await sampleCollection(snapshot, each))
    return all
  } finally {
    await snapshot.close()
  }
}

async function sampleCollection(
  snapshot: Snapshot,
  { collection }: MappedCollection,
): Promise<Sampled> {
  const { name } = collection
  const sample: Row[] = []
  const keys = new Set<string>()
  const key = keyOf(collection)
  try {
    for await (const rows of snapshot.rows(name))
      for (const row of rows) {
        if (keys.has(key(row)))
          throw new SourceFailure('duplicate-key', { collection: name, key: key(row) })
        keys.add(key(row))
        if (sample.length < sampleMax) sample.push(row)
      }
    return { name, count: keys.size, sample, failure: null }
  } catch (error) {
    return { name, count: keys.size, sample, failure: failureIn(error) }
  }
}

function failureIn(error: unknown): string {
  if (error instanceof SourceFailure) return describeSourceFailure(error)
  throw error
}
