import { findCollection, type Catalogue } from '#replication/catalogue/catalogue.ts'
import type { Collection } from '#replication/catalogue/collection.ts'
import type { Published, StagedRow, Store } from '#replication/online-side/store.ts'
import {
  emptyFingerprint,
  fingerprinting,
  fingerprintOf,
  type Fingerprint,
} from '#replication/rows/fingerprint.ts'
import { combineFingerprints } from '#replication/rows/combine-fingerprints.ts'
import { rowHasher } from '#replication/rows/row-hash.ts'
import {
  countHeldHeads,
  saveHead,
  saveHeldSince,
  selectHead,
  type StoredHead,
} from './heads-table.ts'
import { settleHidden, type Look, type ParentPlace } from './orphans-table.ts'
import type { Place } from './place.ts'
import {
  countDisappearingRows,
  deleteDisappearing,
  deleteRemovals,
  insertRemovals,
  mergeStaged,
} from './publish-table.ts'
import {
  appendRows,
  putRows,
  saveHashes,
  selectBodies,
  selectGreatestKey,
  selectHighs,
  sumShelf,
  takeRows,
  type Shelf,
} from './rows-table.ts'
import { selectKey } from './sessions-table.ts'
import { sortedShortHashes } from './sorted-short-hashes.ts'

type RowsStore = Pick<
  Store,
  | 'readHead'
  | 'shortHashes'
  | 'stage'
  | 'unstage'
  | 'markForRemoval'
  | 'clearRemovals'
  | 'countDisappearing'
  | 'publish'
  | 'settleOrphans'
  | 'recount'
  | 'hold'
  | 'dropHeld'
  | 'countHeld'
>

/** The keys that publications of this unit of work added or removed, by collection. */
type Touched = Map<string, readonly string[] | 'all'>

export function rowsStore(place: Place, catalogue: Catalogue): RowsStore {
  const touched: Touched = new Map()
  const change = async (collection: Collection, changes: Partial<StoredHead>): Promise<void> => {
    const head = await selectHead(place, collection.name)
    await saveHead(place, collection.name, { ...head, ...changes }, { published: false })
  }
  return {
    readHead: async (collection) => {
      const head = await selectHead(place, collection.name)
      const isStaged = head.staged.count > 0
      const stagedUpTo = isStaged
        ? await selectGreatestKey(place, stagedOf(collection, head))
        : null
      return { ...head, stagedUpTo }
    },
    shortHashes: async (collection, of) => {
      const head = await selectHead(place, collection.name)
      const shelf = of === 'staged' ? stagedOf(collection, head) : liveOf(collection, head)
      return sortedShortHashes(await selectHighs(place, shelf))
    },
    stage: async (collection, rows) => {
      const head = await selectHead(place, collection.name)
      const staged = await stageRows(place, collection, head, rows)
      await saveHead(place, collection.name, { ...head, staged }, { published: false })
      return staged
    },
    unstage: async (collection, ids) => {
      const head = await selectHead(place, collection.name)
      const gone = await takeRows(place, stagedOf(collection, head), ids)
      const staged = combineFingerprints(head.staged, { less: [gone], more: [] })
      await saveHead(place, collection.name, { ...head, staged }, { published: false })
      return staged
    },
    markForRemoval: async (collection, ids) => {
      const removals = await insertRemovals(place, collection.name, ids)
      await change(collection, { removals })
      return removals
    },
    clearRemovals: async (collection) => {
      await deleteRemovals(place, collection.name)
      await change(collection, { removals: emptyFingerprint })
    },
    countDisappearing: async (collection, replace) => {
      const head = await selectHead(place, collection.name)
      if (!replace && head.removals.count === 0) return 0
      return countDisappearingRows(place, liveOf(collection, head), replace)
    },
    publish: (collection, replace) => publish(place, touched, collection, replace),
    settleOrphans: (published) => settleOrphans(place, catalogue, touched, published),
    recount: async (collection) => {
      const published = await recount(place, collection)
      await change(collection, { published })
      return published
    },
    hold: async (collection, held) => {
      await change(collection, { held })
      await saveHeldSince(place, collection.name)
    },
    dropHeld: (collection) => change(collection, { held: null }),
    countHeld: () => countHeldHeads(place),
  }
}

/** Rows come in the order of their keys: most often all of them lie beyond what is there. */
async function stageRows(
  place: Place,
  collection: Collection,
  head: StoredHead,
  rows: readonly StagedRow[],
): Promise<Fingerprint> {
  const shelf = stagedOf(collection, head)
  const greatest = head.staged.count === 0 ? null : await selectGreatestKey(place, shelf)
  if (greatest === null || rows.every(({ key }) => isBeyond(key, greatest))) {
    await appendRows(place, shelf, collection, rows)
    const put = fingerprintOf(rows.map(({ hash }) => hash))
    return combineFingerprints(head.staged, { less: [], more: [put] })
  }
  const { replaced, put } = await putRows(place, shelf, collection, rows)
  return combineFingerprints(head.staged, { less: [replaced], more: [put] })
}

/** By bytes of UTF-8, as the column's collation "C". */
function isBeyond(key: string, other: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(other)) > 0
}

async function publish(
  place: Place,
  touched: Touched,
  collection: Collection,
  replace: boolean,
): Promise<Published> {
  const head = await selectHead(place, collection.name)
  const live = liveOf(collection, head)
  const { version } = collection
  const settled = { version, staged: emptyFingerprint, removals: emptyFingerprint, held: null }
  if (replace) {
    const removed = head.published.count === 0 ? 0 : await countDisappearingRows(place, live, true)
    const staged = stagedOf(collection, head)
    const published = await sumShelf(place, staged)
    if (head.published.count > 0) await takeRows(place, live, 'all')
    await deleteRemovals(place, collection.name)
    const { generation } = staged
    await saveHead(
      place,
      collection.name,
      { ...settled, generation, published },
      { published: true },
    )
    touched.set(collection.name, 'all')
    return { fingerprint: published, sent: published.count, removed }
  }
  const gone = head.removals.count === 0 ? nothingGone : await deleteDisappearing(place, live)
  const { replaced, put, added } = await mergeStaged(place, live)
  if (head.removals.count > 0) await deleteRemovals(place, collection.name)
  const published = combineFingerprints(head.published, {
    less: [gone.print, replaced],
    more: [put],
  })
  const { generation } = head
  await saveHead(place, collection.name, { ...settled, generation, published }, { published: true })
  touched.set(collection.name, [...gone.keys, ...added])
  return { fingerprint: published, sent: put.count, removed: gone.print.count }
}

const nothingGone = { print: emptyFingerprint, keys: [] }

async function settleOrphans(
  place: Place,
  catalogue: Catalogue,
  touched: Touched,
  published: readonly Collection[],
): Promise<number> {
  let hidden = 0
  const look = async (collection: Collection, what: Look): Promise<void> => {
    const head = await selectHead(place, collection.name)
    if (head.published.count === 0 || collection.parents.length === 0) return
    const parents = await placesOfParents(place, catalogue, collection)
    hidden += await settleHidden(place, liveOf(collection, head), parents, what)
  }
  for (const collection of published)
    await look(collection, { kind: touched.get(collection.name) === 'all' ? 'all' : 'changed' })
  // Operations that came back count as rows of which any may have been missing.
  const names = new Map(
    published.map(({ name, owner }) => [
      name,
      owner === 'online' ? 'all' : (touched.get(name) ?? []),
    ]),
  )
  for (const collection of catalogue) {
    if (collection.owner !== 'school') continue
    for (const of of collection.parents) {
      const keys = names.get(of.collection)
      if (keys === undefined || keys.length === 0) continue
      // What was published whole in this very transaction was looked at above.
      if (names.get(collection.name) === 'all') continue
      await look(collection, keys === 'all' ? { kind: 'all' } : { kind: 'children', of, keys })
    }
  }
  return hidden
}

async function placesOfParents(
  place: Place,
  catalogue: Catalogue,
  { parents }: Collection,
): Promise<readonly ParentPlace[]> {
  const places: ParentPlace[] = []
  for (const reference of parents) {
    const parent = findCollection(catalogue, reference.collection)
    if (parent === undefined) throw new Error(`${reference.collection} is no collection.`)
    const shelf =
      parent.owner === 'online' ? 'online' : liveOf(parent, await selectHead(place, parent.name))
    places.push({ ...reference, shelf })
  }
  return places
}

const recountPage = 5_000

/** From the bodies: each hash that is not its row's is put right. */
async function recount(place: Place, collection: Collection): Promise<Fingerprint> {
  const shelf = liveOf(collection, await selectHead(place, collection.name))
  const key = await selectKey(place.work, place.clientId)
  if (key === undefined) throw new Error('A school with published rows has no key.')
  const hashOf = rowHasher(key, collection)
  const whole = fingerprinting()
  for (let after: string | null = null; ;) {
    const page = await selectBodies(place, shelf, collection, { after, max: recountPage })
    const hashes = page.map(({ key, row }) => ({ key, hash: hashOf(row) }))
    for (const { hash } of hashes) whole.add(hash)
    if (hashes.length > 0) await saveHashes(place, shelf, hashes)
    if (page.length < recountPage) return whole.value()
    after = page.at(-1)?.key ?? null
  }
}

function liveOf({ name }: Collection, { generation }: StoredHead): Shelf {
  return { collection: name, generation }
}

function stagedOf({ name }: Collection, { generation }: StoredHead): Shelf {
  return { collection: name, generation: generation + 1 }
}
