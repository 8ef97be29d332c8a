import {
  productVersionsMax,
  type Product,
  type ProductVersion,
} from '#contracts/product-versions.ts'
import { refuse } from '#contracts/refuse.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import { versionShown } from './list-product-versions.ts'
import {
  deleteVersion,
  holdVersions,
  insertVersion,
  selectVersions,
  updateVersion,
  type VersionRow,
} from './product-versions-table.ts'

type TypedVersion = Omit<VersionRow, 'id' | 'product'>

export async function addProductVersion(
  work: Work,
  typed: TypedVersion & { readonly product: Product },
): Promise<ProductVersion> {
  const rows = await heldVersions(work)
  if (rows.length >= productVersionsMax) refuse('product-version-limit', { productVersionsMax })
  const { product, version, releasedOn, state, note } = typed
  const added = { id: work.newId(), product, version, releasedOn, state, note }
  requireFree(added, rows)
  await makeRoom(work, added, rows)
  await insertVersion(work, added)
  await work.audit('product-version-added', {
    changes: changesBetween<Record<string, unknown>>({}, { releasedOn, state, note }),
    details: detailsOf(added),
  })
  return versionShown(work, added)
}

/** The product of a version stays; its name too while schools run it. */
export async function changeProductVersion(
  work: Work,
  versionId: string,
  { version, releasedOn, state, note }: TypedVersion,
): Promise<ProductVersion> {
  const rows = await heldVersions(work)
  const before = rows.find(({ id }) => id === versionId) ?? refuse('not-found')
  const after = { ...before, version, releasedOn, state, note }
  const changes = changesBetween(before, after)
  if (Object.keys(changes).length === 0) return versionShown(work, before)
  requireFree(after, rows)
  if (version !== before.version) await requireUnused(work, before)
  await makeRoom(work, after, rows)
  await updateVersion(work, after)
  await work.audit('product-version-changed', { changes, details: detailsOf(after) })
  return versionShown(work, after)
}

export async function removeProductVersion(work: Work, versionId: string): Promise<void> {
  const rows = await heldVersions(work)
  const removed = rows.find(({ id }) => id === versionId) ?? refuse('not-found')
  await requireUnused(work, removed)
  await deleteVersion(work, versionId)
  const { releasedOn, state, note } = removed
  const gone = { releasedOn: null, state: null, note: null }
  await work.audit('product-version-removed', {
    changes: changesBetween<Record<string, unknown>>({ releasedOn, state, note }, gone),
    details: detailsOf(removed),
  })
}

async function heldVersions(work: Work): Promise<readonly VersionRow[]> {
  work.allow('products:manage')
  await holdVersions(work)
  return selectVersions(work)
}

function requireFree({ id, product, version }: VersionRow, rows: readonly VersionRow[]): void {
  const taken = rows.some(
    (row) => row.product === product && row.version === version && row.id !== id,
  )
  if (taken) refuse('product-version-taken', { version })
}

async function requireUnused(work: Work, row: VersionRow): Promise<void> {
  const { version, schools } = await versionShown(work, row)
  if (schools !== null && schools > 0) refuse('product-version-in-use', { version, schools })
}

/** One version of a product is current: the one that was is supported from now on, with a line of its own. */
async function makeRoom(
  work: Work,
  { id, product, state }: VersionRow,
  rows: readonly VersionRow[],
): Promise<void> {
  const former = rows.find((row) => row.product === product && row.state === 'current')
  if (state !== 'current' || former === undefined || former.id === id) return
  const demoted = { ...former, state: 'supported' } as const
  await updateVersion(work, demoted)
  await work.audit('product-version-changed', {
    changes: changesBetween(former, demoted),
    details: detailsOf(former),
  })
}

function detailsOf({ product, version }: VersionRow) {
  return { product, version }
}
