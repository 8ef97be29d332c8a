import type { Collection } from '../catalogue/collection.ts'
import { findCollection, type Catalogue } from '../catalogue/catalogue.ts'
import type { Head, Held, Published, Session, Store } from '../online-side/store.ts'
import { operationHash } from '../operations/operation-hash.ts'
import type { Operation, Quarantine } from '../operations/operation.ts'
import { packShortHashes, shortHash } from '../reconciliation/short-hash.ts'
import type { Row } from '../rows/check-row.ts'
import {
  emptyFingerprint,
  fingerprintOf,
  sameFingerprint,
  type Fingerprint,
} from '../rows/fingerprint.ts'
import { rowHasher, type SchoolKey } from '../rows/row-hash.ts'
import { memoryRegister, type RegisteredTransfer } from './memory-register.ts'

/** All that the online side keeps of a school, as plain data: it can be copied and put back. */
export type OnlineState = {
  key: SchoolKey
  session: Session
  collections: Map<string, CollectionState>
  operations: Map<string, Operation>
  quarantine: Map<string, Quarantine>
  arrived: Set<string>
  transfers: RegisteredTransfer[]
}

export type CollectionState = {
  version: number | null
  published: Map<string, StoredRow>
  staged: Map<string, StoredRow>
  removals: Set<string>
  held: Held | null
}
type StoredRow = { hash: string; row: Row; hidden: boolean }

export function emptyOnlineState(key: SchoolKey): OnlineState {
  return {
    key,
    session: {
      fence: 0,
      transfer: null,
      isOpen: false,
      number: 0,
      digest: '',
      answer: null,
      mark: null,
      next: null,
      installation: null,
    },
    collections: new Map(),
    operations: new Map(),
    quarantine: new Map(),
    arrived: new Set(),
    transfers: [],
  }
}

/** Runs `act` on a copy of the state and gives what becomes of it; what throws changes nothing. */
export async function inMemory<Result>(
  state: OnlineState,
  catalogue: Catalogue,
  act: (store: Store) => Promise<Result>,
): Promise<{ result: Result; state: OnlineState }> {
  const holder = { state: structuredClone(state) }
  const result = await act(memoryStore(holder, catalogue))
  return { result, state: holder.state }
}

function memoryStore(holder: { state: OnlineState }, catalogue: Catalogue): Store {
  const of = ({ name }: Collection): CollectionState => {
    const known = holder.state.collections.get(name)
    if (known !== undefined) return known
    const created = emptyCollection()
    holder.state.collections.set(name, created)
    return created
  }
  return {
    lockSession: async () => holder.state.session,
    saveSession: async (session) => void (holder.state.session = session),
    knowsTransfer: async (id) => holder.state.transfers.some((transfer) => transfer.id === id),
    readKey: async () => holder.state.key,
    attempt: async (act) => {
      const before = structuredClone(holder.state)
      try {
        return await act()
      } catch (error) {
        holder.state = before
        throw error
      }
    },
    readHead: async (collection) => headOf(of(collection)),
    shortHashes: async (collection, kind) =>
      packShortHashes([...of(collection)[kind].values()].map(({ hash }) => hash).sort()),
    stage: async (collection, rows) => {
      const { staged } = of(collection)
      for (const { key, hash, row } of rows) staged.set(key, { hash, row, hidden: false })
      return fingerprintOfRows(staged)
    },
    unstage: async (collection, ids) => {
      const { staged } = of(collection)
      for (const [key, { hash }] of staged)
        if (ids === 'all' || ids.includes(shortHash(hash))) staged.delete(key)
      return fingerprintOfRows(staged)
    },
    markForRemoval: async (collection, ids) => {
      for (const id of ids) of(collection).removals.add(id)
      return headOf(of(collection)).removals
    },
    clearRemovals: async (collection) => of(collection).removals.clear(),
    countDisappearing: async (collection, replace) => disappearing(of(collection), replace).length,
    publish: async (collection, replace) => publish(of(collection), collection, replace),
    settleOrphans: async (published) => settleOrphans(holder.state, catalogue, published),
    recount: async (collection) => {
      const hash = rowHasher(holder.state.key, collection)
      for (const stored of of(collection).published.values()) stored.hash = hash(stored.row)
      return fingerprintOfRows(of(collection).published)
    },
    hold: async (collection, held) => void (of(collection).held = held),
    dropHeld: async (collection) => void (of(collection).held = null),
    countHeld: async () =>
      [...holder.state.collections.values()].filter(({ held }) => held !== null).length,
    ...operationsOf(holder),
    register: memoryRegister(holder),
  }
}

function operationsOf(holder: { state: OnlineState }) {
  const hashes = () => [...holder.state.operations.keys()].map(operationHash)
  return {
    operationsFingerprint: async () => fingerprintOf(hashes()),
    operationHashes: async () => packShortHashes(hashes().sort()),
    readOperations: async (ids: readonly string[]) =>
      [...holder.state.operations.values()].filter(({ id }) =>
        ids.includes(shortHash(operationHash(id))),
      ),
    takeBack: async (operations: readonly Operation[]) => {
      for (const operation of operations)
        if (!holder.state.operations.has(operation.id))
          holder.state.operations.set(operation.id, operation)
    },
    noteQuarantine: async (quarantine: readonly Quarantine[]) => {
      holder.state.quarantine = new Map(quarantine.map((one) => [one.id, one]))
    },
    noteArrived: async (ledger: Fingerprint) => {
      if (!sameFingerprint(ledger, fingerprintOf(hashes()))) return
      holder.state.arrived = new Set(
        [...holder.state.operations.keys()].filter((id) => !holder.state.quarantine.has(id)),
      )
    },
  } satisfies Partial<Store>
}

function emptyCollection(): CollectionState {
  return { version: null, published: new Map(), staged: new Map(), removals: new Set(), held: null }
}

function fingerprintOfRows(rows: ReadonlyMap<string, StoredRow>) {
  return fingerprintOf([...rows.values()].map(({ hash }) => hash))
}

function headOf({ version, published, staged, removals, held }: CollectionState): Head {
  return {
    version,
    published: fingerprintOfRows(published),
    staged: fingerprintOfRows(staged),
    stagedUpTo: [...staged.keys()].sort(byBytes).at(-1) ?? null,
    removals:
      removals.size === 0
        ? emptyFingerprint
        : fingerprintOf([...removals].map((id) => id.padEnd(32, '0'))),
    held,
  }
}

function disappearing(state: CollectionState, replace: boolean): string[] {
  return [...state.published]
    .filter(
      ([key, { hash }]) =>
        !state.staged.has(key) && (replace || state.removals.has(shortHash(hash))),
    )
    .map(([key]) => key)
}

function publish(state: CollectionState, { version }: Collection, replace: boolean): Published {
  const gone = disappearing(state, replace)
  const sent = state.staged.size
  for (const key of gone) state.published.delete(key)
  for (const [key, stored] of state.staged) state.published.set(key, stored)
  state.version = version
  state.staged = new Map()
  state.removals = new Set()
  state.held = null
  return { fingerprint: fingerprintOfRows(state.published), sent, removed: gone.length }
}

function settleOrphans(
  state: OnlineState,
  catalogue: Catalogue,
  published: readonly Collection[],
): number {
  const names = new Set(published.map(({ name }) => name))
  let hidden = 0
  for (const collection of catalogue) {
    const concerns = [collection.name, ...collection.parents.map((parent) => parent.collection)]
    if (!concerns.some((name) => names.has(name))) continue
    for (const stored of state.collections.get(collection.name)?.published.values() ?? []) {
      const isOrphan = lacksParent(state, catalogue, collection, stored.row)
      if (isOrphan && !stored.hidden) hidden += 1
      stored.hidden = isOrphan
    }
  }
  return hidden
}

/** A parent that is written online is there when an operation made it. */
function lacksParent(
  state: OnlineState,
  catalogue: Catalogue,
  { parents, fields }: Collection,
  row: Row,
): boolean {
  return parents.some(({ field, collection }) => {
    const value = row[Object.keys(fields).indexOf(field)]
    if (typeof value !== 'string') return false
    const parent = findCollection(catalogue, collection)
    if (parent?.owner === 'online')
      return ![...state.operations.values()].some(
        (operation) => operation.collection === collection && operation.key === value,
      )
    return !(state.collections.get(collection)?.published.has(value) ?? false)
  })
}

/** As PostgreSQL's collation "C" and SQLite's BINARY: by bytes of UTF-8. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
