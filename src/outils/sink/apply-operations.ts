import type { Operation, Quarantine } from '#replication/operations/operation.ts'
import { misfitOf } from '#replication/rows/check-row.ts'
import type { MappedCollection, Mapping } from '../mapping/mapping.ts'
import {
  isKnown,
  noteOperation,
  readApplied,
  readQuarantine,
  readQuarantined,
  type Age,
} from './ledger-table.ts'
import { readKeys, writeOperation } from './rows-table.ts'
import type { Statements } from './sql-base.ts'

/** As of `Sink.apply`, inside its transaction. */
export async function applyOperations(
  statements: Statements,
  mapping: Mapping,
  operations: readonly Operation[],
): Promise<readonly Quarantine[]> {
  const tried = new Map((await readQuarantined(statements)).map((each) => [each.id, each]))
  for (const operation of operations)
    if (!(await isKnown(statements, operation.id))) tried.set(operation.id, operation)
  const parents = parentKeys(statements, mapping)
  for (const operation of [...tried.values()].toSorted(byAge)) {
    const isNeedless = (await readApplied(statements, operation)).some(
      (applied) => byAge(applied, operation) > 0,
    )
    const quarantine = isNeedless ? null : await applyOne(statements, mapping, parents, operation)
    await noteOperation(statements, operation, quarantine)
  }
  return readQuarantine(statements)
}

async function applyOne(
  statements: Statements,
  mapping: Mapping,
  parents: ParentKeys,
  operation: Operation,
): Promise<Quarantine | null> {
  const { id, collection: name } = operation
  const mapped = mapping.taken.get(name)
  if (mapped === undefined) return { id, why: 'not-mapped', detail: name }
  const misfit = operation.row === null ? undefined : misfitOf(mapped.collection, operation.row)
  if (misfit !== undefined)
    return { id, why: 'refused-by-base', detail: `${misfit.field ?? '—'} : ${misfit.why}` }
  const missing = await missingParent(mapped, parents, operation)
  if (missing !== undefined) return { id, why: 'parent-missing', detail: missing }
  const refusal = await writeOperation(
    statements,
    { mapped, encoding: mapping.encoding },
    operation,
  )
  return refusal === null ? null : { id, why: 'refused-by-base', detail: refusal.slice(0, 300) }
}

async function missingParent(
  { collection }: MappedCollection,
  parents: ParentKeys,
  { row }: Operation,
): Promise<string | undefined> {
  if (row === null) return undefined
  const fields = Object.keys(collection.fields)
  for (const { field, collection: parent } of collection.parents) {
    const value = row[fields.indexOf(field)] ?? null
    const keys = value === null ? undefined : await parents(parent)
    if (keys?.has(String(value)) === false) return parent
  }
  return undefined
}

/** Undefined for a collection that is not sent: nothing is known of its rows. */
type ParentKeys = (collection: string) => Promise<ReadonlySet<string> | undefined>

/** Each is read once: within the transaction the school's own rows stay as they are. */
function parentKeys(statements: Statements, { sent, encoding }: Mapping): ParentKeys {
  const known = new Map<string, Promise<ReadonlySet<string>>>()
  return async (name) => {
    const mapped = sent.get(name)
    if (mapped === undefined) return undefined
    const keys = known.get(name) ?? readKeys(statements, mapped, encoding)
    known.set(name, keys)
    return keys
  }
}

function byAge(one: Age, other: Age): number {
  return compare(one.at, other.at) || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
