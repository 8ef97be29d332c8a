import assert from 'node:assert/strict'
import type { Mark } from '../messages/mark.ts'
import type { RowHash, SchoolKey } from '../rows/row-hash.ts'
import { fingerprintOf } from '../rows/fingerprint.ts'
import { byBytes } from '../rows/key-order.ts'
import type { Believed, Notebook, SpooledRow } from '../school-side/notebook.ts'
import { SourceFailure } from '../school-side/source.ts'

/** What survives the end of the process, as plain data that can be cloned and given back. */
export type MemoryNotebookState = {
  key: SchoolKey | null
  mark: Mark | null
  readonly shadows: Map<string, { readonly believed: Believed; readonly hashes: Shadow }>
}
/** By key. */
type Shadow = ReadonlyMap<string, RowHash>

export function emptyNotebook(): MemoryNotebookState {
  return { key: null, mark: null, shadows: new Map() }
}

/** A notebook whose lasting part is `state`, changed in place; its spools are gone with this value. */
export function memoryNotebook(state: MemoryNotebookState): Notebook {
  const spools = new Map<string, Spool>()
  const spoolOf = (collection: string): Spool => spools.get(collection) ?? emptySpool()
  return {
    readKey: async () => state.key,
    writeKey: async (key) => {
      if (key !== state.key) state.shadows.clear()
      state.key = key
    },
    readMark: async () => state.mark,
    writeMark: async (mark) => {
      state.mark = mark
    },
    readShadow: async () =>
      new Map([...state.shadows].map(([name, { believed }]) => [name, believed])),
    openSpool: async (collection) => {
      const spool = emptySpool()
      spools.set(collection, spool)
      return {
        add: async (rows) => {
          for (const row of rows) addRow(spool, collection, row)
        },
        close: async () => {},
      }
    },
    ...wishes(state, spoolOf),
    adopt: async (_, collections) => {
      for (const { name, believed } of collections) {
        const { rows } = spoolOf(name)
        assert.equal(rows.size, believed.fingerprint.count, `what is adopted of ${name}`)
        const hashes = new Map([...rows.values()].map(({ key, hash }) => [key, hash]))
        state.shadows.set(name, { believed, hashes })
        spools.delete(name)
      }
    },
    forget: async (collections) => {
      for (const name of collections) state.shadows.delete(name)
    },
  }
}

type Wishes = Pick<
  Notebook,
  | 'compareWithShadow'
  | 'want'
  | 'spooledHashes'
  | 'wantedHashes'
  | 'wantedFingerprint'
  | 'unwantUpTo'
  | 'readWanted'
  | 'readRemovals'
>

function wishes(state: MemoryNotebookState, spoolOf: (collection: string) => Spool): Wishes {
  return {
    compareWithShadow: async (collection) => {
      const spool = spoolOf(collection)
      const shadow: Shadow = state.shadows.get(collection)?.hashes ?? new Map()
      const differing = [...spool.rows.values()].filter(({ key, hash }) => shadow.get(key) !== hash)
      spool.wanted = inOrder(differing)
      spool.removals = [...shadow]
        .filter(([key]) => !spool.rows.has(key))
        .map(([, hash]) => short(hash))
    },
    want: async (collection, { rows, removals }) => {
      const spool = spoolOf(collection)
      const all = [...spool.rows.values()]
      spool.wanted = inOrder(rows === 'all' ? all : all.filter(({ hash }) => rows.has(short(hash))))
      spool.removals = [...new Set(removals)]
    },
    spooledHashes: async (collection) =>
      [...spoolOf(collection).rows.values()].map(({ hash }) => hash),
    wantedHashes: async (collection, upTo) =>
      spoolOf(collection)
        .wanted.filter(({ key }) => byBytes(key, upTo) <= 0)
        .map(({ hash }) => hash),
    wantedFingerprint: async (collection) =>
      fingerprintOf(spoolOf(collection).wanted.map(({ hash }) => hash)),
    unwantUpTo: async (collection, upTo, except) => {
      const spool = spoolOf(collection)
      spool.wanted = spool.wanted.filter(
        ({ key, hash }) => byBytes(key, upTo) > 0 || except.has(short(hash)),
      )
    },
    readWanted: async (collection, after, max) =>
      spoolOf(collection)
        .wanted.filter(({ key }) => after === null || byBytes(key, after) > 0)
        .slice(0, max),
    readRemovals: async (collection) => spoolOf(collection).removals,
  }
}

type Spool = {
  readonly rows: Map<string, SpooledRow>
  /** In order of key. */
  wanted: readonly SpooledRow[]
  removals: readonly string[]
}

function emptySpool(): Spool {
  return { rows: new Map(), wanted: [], removals: [] }
}

function addRow({ rows }: Spool, collection: string, row: SpooledRow): void {
  if (rows.has(row.key)) throw new SourceFailure('duplicate-key', { collection, key: row.key })
  rows.set(row.key, row)
}

function inOrder(rows: readonly SpooledRow[]): readonly SpooledRow[] {
  return rows.toSorted((one, other) => byBytes(one.key, other.key))
}

/** The first 64 bits. */
function short(hash: RowHash): string {
  return hash.slice(0, 16)
}
