import { searchable } from '#base/searchable.ts'
import { savedViewsMax, type SavedView, type SavedViews } from '#contracts/saved-views.ts'
import { refuse } from '#contracts/refuse.ts'
import { staffOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import {
  deleteView,
  holdViews,
  insertView,
  selectColumns,
  selectViews,
  updateView,
  type ViewValues,
} from './saved-views-table.ts'

/** What was typed and shown: whether all of it still means something, the page sees when it opens the view. */
type TypedView = { readonly name: string; readonly query: string }

/** Of the person who asks, in the order of their names; nobody else ever reads them. */
export async function listSavedViews(work: Work): Promise<SavedViews> {
  const owner = ownerOf(work)
  const views = await selectViews(work, owner)
  return { views: views.map(viewOf), columns: await selectColumns(work, owner) }
}

export async function createSavedView(work: Work, typed: TypedView): Promise<SavedView> {
  const owner = ownerOf(work)
  await holdViews(work, owner)
  const views = await selectViews(work, owner)
  if (views.length >= savedViewsMax) refuse('view-limit', { savedViewsMax })
  const values = valuesOf(typed)
  requireFreeName(values, views)
  const id = work.newId()
  await insertView(work, owner, id, values)
  await work.audit('view-saved', { details: { view: id, name: typed.name } })
  return { id, ...typed }
}

/** Another person's is refused as one that does not exist. */
export async function changeSavedView(
  work: Work,
  viewId: string,
  typed: TypedView,
): Promise<SavedView> {
  const owner = ownerOf(work)
  await holdViews(work, owner)
  const views = await selectViews(work, owner)
  const before = views.find(({ id }) => id === viewId) ?? refuse('not-found')
  const changes = changesBetween<Record<string, unknown>>(viewOf(before), typed)
  if (Object.keys(changes).length === 0) return viewOf(before)
  const values = valuesOf(typed)
  requireFreeName(
    values,
    views.filter(({ id }) => id !== viewId),
  )
  await updateView(work, viewId, values)
  const { name } = changes
  await work.audit('view-changed', {
    changes: name === undefined ? {} : { name },
    details: { view: viewId, name: typed.name },
  })
  return { id: viewId, ...typed }
}

export async function removeSavedView(work: Work, viewId: string): Promise<void> {
  const owner = ownerOf(work)
  await holdViews(work, owner)
  const views = await selectViews(work, owner)
  const { name } = views.find(({ id }) => id === viewId) ?? refuse('not-found')
  await deleteView(work, viewId)
  await work.audit('view-removed', { details: { view: viewId, name } })
}

function ownerOf(work: Work): string {
  work.allow('account:own')
  return staffOf(work.actor).id
}

function valuesOf({ name, query }: TypedView): ViewValues {
  return { name, nameKey: searchable(name), query }
}

/** « à relancer » and « À Relancer » would be one name to whoever reads them. */
function requireFreeName({ nameKey }: ViewValues, others: readonly ViewValues[]): void {
  const same = others.find((view) => view.nameKey === nameKey)
  if (same !== undefined) refuse('view-name-taken', { name: same.name })
}

function viewOf({ id, name, query }: SavedView): SavedView {
  return { id, name, query }
}
