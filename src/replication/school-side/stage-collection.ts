import type { Collection } from '../catalogue/collection.ts'
import { rowsPerMessageMax, shortHashesPerMessageMax } from '../messages/limits.ts'
import type { HeadShape } from '../messages/shapes.ts'
import { packShortHashes } from '../reconciliation/short-hash.ts'
import { spellShortHashes } from '../reconciliation/spell-symbols.ts'
import {
  emptyFingerprint,
  fingerprintOf,
  sameFingerprint,
  type Fingerprint,
} from '../rows/fingerprint.ts'
import type { Conversation } from './conversation.ts'
import { ExchangeFailure } from './exchange.ts'
import type { SpooledRow } from './notebook.ts'
import { reconcileSet } from './reconcile-set.ts'
import type { SchoolSide } from './school-side.ts'

export type Staged = { readonly staged: Fingerprint; readonly removals: Fingerprint }

/**
 * Brings the staging of a collection to exactly what is wanted, and says what that is. What is staged already is not sent
 * again.
 */
export async function stageCollection(
  side: SchoolSide,
  conversation: Conversation,
  collection: Collection,
  head: HeadShape,
): Promise<Staged> {
  const { notebook } = side
  const staged = await notebook.wantedFingerprint(collection.name)
  await settleStaged(side, conversation, collection, head)
  await sendWanted(side, conversation, collection, staged.count)
  const removals = await sendRemovals(side, conversation, collection, head)
  return { staged, removals }
}

/** Compares what is staged, up to its greatest key, with what of it is wanted. */
async function settleStaged(
  { notebook }: SchoolSide,
  conversation: Conversation,
  { name }: Collection,
  { staged, stagedUpTo }: HeadShape,
): Promise<void> {
  if (staged.count === 0 || stagedUpTo === null) return
  const wanted = await notebook.wantedHashes(name, stagedUpTo)
  if (wanted.length === 0) {
    await conversation.send('unstage', { collection: name, ids: null })
    return
  }
  if (sameFingerprint(fingerprintOf(wanted), staged)) {
    await notebook.unwantUpTo(name, stagedUpTo, new Set())
    return
  }
  const of = { kind: 'staged', collection: name } as const
  const { onlyHere, onlyThere } = await reconcileSet(conversation, of, wanted, staged.count)
  await notebook.unwantUpTo(name, stagedUpTo, new Set(onlyHere))
  for (const ids of pagesOf(onlyThere, shortHashesPerMessageMax))
    await conversation.send('unstage', { collection: name, ids: spell(ids) })
}

const rowsAtFirst = 4000
const rowsMin = 20
const bytesMax = 3 * 1024 * 1024

async function sendWanted(
  { notebook, tell }: SchoolSide,
  conversation: Conversation,
  collection: Collection,
  total: number,
): Promise<void> {
  let rowsMax = rowsAtFirst
  let after: string | null = null
  for (;;) {
    const page = await notebook.readWanted(collection.name, after, rowsMax)
    if (page.length === 0) return
    const rows = fitting(page)
    try {
      const { staged } = await conversation.send(
        'stage',
        {
          collection: collection.name,
          version: collection.version,
          rows: rows.map(({ row }) => [...row]),
          total,
        },
        { splittable: rows.length > rowsMin },
      )
      tell({ step: 'sending', collection: collection.name, sent: staged.count, total })
      after = rows.at(-1)?.key ?? after
      rowsMax = Math.min(rowsPerMessageMax, Math.ceil(rowsMax * 1.2))
    } catch (error) {
      // Something on the way does not take that much at once.
      if (!isTooMuch(error) || rows.length <= rowsMin) throw error
      rowsMax = Math.max(rowsMin, Math.floor(rows.length / 2))
    }
  }
}

/** As many of the first rows as one message carries. */
function fitting(page: readonly SpooledRow[]): readonly SpooledRow[] {
  let bytes = 0
  const end = page.findIndex(({ row }) => {
    bytes += JSON.stringify(row).length
    return bytes > bytesMax
  })
  return end <= 0 ? page.slice(0, end === 0 ? 1 : undefined) : page.slice(0, end)
}

function isTooMuch(error: unknown): boolean {
  return (
    error instanceof ExchangeFailure && (error.kind === 'too-large' || error.kind === 'timed-out')
  )
}

async function sendRemovals(
  { notebook }: SchoolSide,
  conversation: Conversation,
  { name }: Collection,
  head: HeadShape,
): Promise<Fingerprint> {
  const ids = await notebook.readRemovals(name)
  const wanted = removalsFingerprint(ids)
  if (sameFingerprint(wanted, head.removals)) return wanted
  const pages = ids.length === 0 ? [[]] : pagesOf(ids, shortHashesPerMessageMax)
  for (const [at, page] of pages.entries())
    await conversation.send('remove', { collection: name, ids: spell(page), first: at === 0 })
  return wanted
}

/** Over short hashes, as the online side counts them. */
function removalsFingerprint(ids: readonly string[]): Fingerprint {
  return ids.length === 0 ? emptyFingerprint : fingerprintOf(ids.map((id) => id.padEnd(32, '0')))
}

function spell(ids: readonly string[]): string {
  return spellShortHashes(packShortHashes(ids))
}

function pagesOf<Item>(items: readonly Item[], size: number): Item[][] {
  const pages: Item[][] = []
  for (let at = 0; at < items.length; at += size) pages.push(items.slice(at, at + size))
  return pages
}
