import assert from 'node:assert/strict'
import { collectionsOf } from '../catalogue/catalogue.ts'
import type { MemoryBase } from './memory-base.ts'
import type { MemoryWorld } from './memory-world.ts'
import type { OnlineState } from './memory-store.ts'

/** Asserts that both sides hold the same rows and the same operations, without any of the engine's hashes. */
export function assertEqual({ base, online, catalogue, mapped }: MemoryWorld): void {
  for (const { name } of collectionsOf(catalogue, { owner: 'school' }))
    if (mapped.has(name)) assert.deepEqual(onlineRows(online, name), baseRows(base, name), name)
  assert.deepEqual(
    [...online.operations.keys()].sort(),
    [...base.ledger.keys()].sort(),
    'operations',
  )
}

/** Each published row as text under its key, hidden ones included. */
export function onlineRows({ collections }: OnlineState, name: string): Record<string, string> {
  return textsOf([...(collections.get(name)?.published ?? [])].map(([key, { row }]) => [key, row]))
}

export function baseRows({ tables }: MemoryBase, name: string): Record<string, string> {
  return textsOf([...(tables.get(name) ?? [])])
}

function textsOf(rows: readonly (readonly [string, unknown])[]): Record<string, string> {
  return Object.fromEntries(
    rows.map(([key, row]) => [key, JSON.stringify(row)] as const).sort(byKey),
  )
}

function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1
}
