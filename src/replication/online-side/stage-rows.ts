import { refuse } from '#contracts/refuse.ts'
import type { Collection } from '../catalogue/collection.ts'
import type { AnswerOf } from '../messages/answers.ts'
import type { MessageOf } from '../messages/requests.ts'
import { unpackShortHashes, type ShortHash } from '../reconciliation/short-hash.ts'
import { readShortHashes } from '../reconciliation/spell-symbols.ts'
import { misfitOf, type Row } from '../rows/check-row.ts'
import { rowHasher } from '../rows/row-hash.ts'
import { keyOf } from '../rows/row-key.ts'
import type { Answered, OnlineSide } from './answer-message.ts'
import { reachSent } from './reach-collection.ts'
import type { StagedRow, Store } from './store.ts'

/** Of one school and collection: what is staged and published together stays below twice this. */
const rowsMax = 5_000_000

/** Takes rows in. Their hashes are computed here, from what is stored. */
export async function stageRows(
  { store, catalogue }: OnlineSide,
  message: MessageOf<'stage'>,
): Promise<Answered> {
  const collection = reachSent(catalogue, message.collection, message.version)
  const rows = checkedRows(collection, message.rows, rowHasher(await store.readKey(), collection))
  await dropHeld(store, collection)
  const staged = await store.stage(collection, rows)
  if (staged.count > rowsMax) refuse('transfer-too-many-rows', { collection: collection.name })
  await store.register.progress(collection, staged.count, Math.max(staged.count, message.total))
  const answer: AnswerOf<'stage'> = { staged }
  return { answer }
}

export async function unstageRows(
  { store, catalogue }: OnlineSide,
  message: MessageOf<'unstage'>,
): Promise<Answered> {
  const collection = reachSent(catalogue, message.collection)
  await dropHeld(store, collection)
  const ids = message.ids === null ? 'all' : readIds(message.ids)
  const answer: AnswerOf<'unstage'> = { staged: await store.unstage(collection, ids) }
  return { answer }
}

export async function markForRemoval(
  { store, catalogue }: OnlineSide,
  message: MessageOf<'remove'>,
): Promise<Answered> {
  const collection = reachSent(catalogue, message.collection)
  const ids = readIds(message.ids)
  await dropHeld(store, collection)
  if (message.first) await store.clearRemovals(collection)
  const removals = await store.markForRemoval(collection, ids)
  if (removals.count > rowsMax) refuse('transfer-too-many-rows', { collection: collection.name })
  const answer: AnswerOf<'remove'> = { removals }
  return { answer }
}

function checkedRows(
  collection: Collection,
  values: readonly unknown[],
  hashOf: (row: Row) => string,
): readonly StagedRow[] {
  const key = keyOf(collection)
  const keys = new Set<string>()
  const rows = values.map((value): StagedRow => {
    const misfit = misfitOf(collection, value)
    if (misfit !== undefined)
      refuse('transfer-row-refused', {
        collection: collection.name,
        field: misfit.field ?? '—',
        why: misfit.why,
      })
    const row = value as Row
    keys.add(key(row))
    return { key: key(row), hash: hashOf(row), row }
  })
  if (keys.size !== rows.length)
    refuse('transfer-row-refused', {
      collection: collection.name,
      field: collection.key.join(', '),
      why: 'twice',
    })
  return rows
}

/** Whatever a newer transfer stages takes the place of what waits for somebody's yes. */
async function dropHeld(store: Store, collection: Collection): Promise<void> {
  const { held } = await store.readHead(collection)
  if (held !== null) await store.dropHeld(collection)
}

function readIds(text: string): ShortHash[] {
  const packed = readShortHashes(text)
  if (packed === undefined) refuse('transfer-message-refused', { where: 'ids' })
  return [...new Set(unpackShortHashes(packed))]
}
