import { findCollection, type Catalogue } from '../catalogue/catalogue.ts'
import { operationHash } from '../operations/operation-hash.ts'
import type { Operation, Quarantine } from '../operations/operation.ts'
import { fingerprintOf } from '../rows/fingerprint.ts'
import type { Sink } from '../school-side/sink.ts'
import type { MemoryBase } from './memory-base.ts'

/**
 * Writes into a base of plain maps. A collection owned online whose table is not there is not mapped; parents
 * are looked for in the tables of the school's own collections. Nothing happens between the start and the end
 * of `apply`: that is its transaction.
 */
export function memorySink(base: MemoryBase, catalogue: Catalogue): Sink {
  const hashes = (): string[] => [...base.ledger.keys()].map(operationHash)
  return {
    fingerprint: async () => fingerprintOf(hashes()),
    hashes: async () => hashes(),
    read: async (wanted) => {
      const asked = new Set(wanted)
      return [...base.ledger.values()]
        .map(({ operation }) => operation)
        .filter(({ id }) => asked.has(operationHash(id)))
    },
    apply: async (operations) => apply(base, catalogue, operations),
    readMark: async () => base.mark,
    writeMark: async (mark) => {
      base.mark = mark
    },
  }
}

function apply(
  base: MemoryBase,
  catalogue: Catalogue,
  operations: readonly Operation[],
): readonly Quarantine[] {
  const waiting = [...base.ledger.values()].filter(({ quarantine }) => quarantine !== null)
  const tried = new Map(waiting.map(({ operation }) => [operation.id, operation]))
  for (const operation of operations)
    if (!base.ledger.has(operation.id)) tried.set(operation.id, operation)

  for (const operation of [...tried.values()].toSorted(byAge)) {
    const quarantine = isNeedless(base, operation) ? null : hindrance(base, catalogue, operation)
    if (quarantine === null && !isNeedless(base, operation)) write(base, operation)
    base.ledger.set(operation.id, { operation, quarantine })
  }
  return [...base.ledger.values()].flatMap(({ quarantine }) => quarantine ?? [])
}

function write({ tables }: MemoryBase, { collection, key, row }: Operation): void {
  if (row === null) tables.get(collection)?.delete(key)
  else tables.get(collection)?.set(key, row)
}

/** Whether a later one of the same key was applied. */
function isNeedless({ ledger }: MemoryBase, { id, collection, key, at }: Operation): boolean {
  return [...ledger.values()].some(
    ({ operation, quarantine }) =>
      quarantine === null &&
      operation.collection === collection &&
      operation.key === key &&
      byAge(operation, { id, at }) > 0,
  )
}

function hindrance(
  { tables }: MemoryBase,
  catalogue: Catalogue,
  { id, collection: name, row }: Operation,
): Quarantine | null {
  const collection = findCollection(catalogue, name)
  if (collection?.owner !== 'online' || !tables.has(name))
    return { id, why: 'not-mapped', detail: name }
  if (row === null) return null
  const fields = Object.keys(collection.fields)
  for (const { field, collection: parent } of collection.parents) {
    if (findCollection(catalogue, parent)?.owner !== 'school') continue
    const value = row[fields.indexOf(field)]
    if (typeof value === 'string' && tables.get(parent)?.has(value) === false)
      return { id, why: 'parent-missing', detail: parent }
  }
  return null
}

type Age = Pick<Operation, 'id' | 'at'>

function byAge(one: Age, other: Age): number {
  return compare(one.at, other.at) || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
