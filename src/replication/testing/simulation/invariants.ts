import { collectionsOf } from '../../catalogue/catalogue.ts'
import type { Row } from '../../rows/check-row.ts'
import { sentNames } from '../memory-rows.ts'
import type { OnlineState } from '../memory-store.ts'
import { contentOf, tableOf, wasHeld } from './history.ts'
import type { World } from './world.ts'

/** One of the invariants of docs/replication.md does not hold. */
export class Broken extends Error {
  readonly invariant: number

  constructor(invariant: number, what: string) {
    super(`invariant ${invariant}: ${what}`)
    this.name = 'Broken'
    this.invariant = invariant
  }
}

/** Looks at what readers see after something happened online. */
export function observeOnline(
  world: World,
  before: OnlineState,
  { consents }: { readonly consents: boolean },
): void {
  const { online, history } = world
  const [had, has] = [contentsOnline(world, before), contentsOnline(world, online)]
  const differing = sentNames(world.catalogue).filter((name) => had.get(name) !== has.get(name))
  const held = [...online.collections].filter(([, each]) => each.held !== null)
  const apart = new Set([...(history.apart.get(before) ?? []), ...held.map(([name]) => name)])
  history.apart.set(online, apart)
  if (!consents) for (const name of differing) requireConsent(before, online, name)
  const modules = new Set(
    collectionsOf(world.catalogue, { owner: 'school' })
      .filter(({ name }) => differing.includes(name))
      .map(({ module }) => module),
  )
  const began = history.began.get(online.session.transfer ?? '') ?? 0
  for (const module of modules) requireHeld(world, module, began, apart)
  requireEnds(world, before, apart)
}

function contentsOnline(world: World, online: OnlineState): ReadonlyMap<string, number> {
  const known = world.history.contents.get(online)
  if (known !== undefined) return known
  const names = sentNames(world.catalogue)
  const contents = new Map(names.map((name) => [name, contentOf(world, rowsOf(online, name))]))
  world.history.contents.set(online, contents)
  return contents
}

/** Somebody answered online, or wrote an operation: what readers see may differ by that. */
export function excuseOnline(world: World, before: OnlineState, names: readonly string[]): void {
  const apart = new Set([...(world.history.apart.get(before) ?? []), ...names])
  world.history.apart.set(world.online, apart)
}

/** Invariant 1, and never older than the transfer that has the fence. */
function requireHeld(world: World, module: string, since: number, apart: Set<string>): void {
  const names = collectionsOf(world.catalogue, { owner: 'school' })
    .filter((each) => each.module === module)
    .map(({ name }) => name)
  const contents = (among: readonly string[]) =>
    new Map([...contentsOnline(world, world.online)].filter(([name]) => among.includes(name)))
  if (wasHeld(world.history, contents(names), since)) {
    const held = (name: string) => (world.online.collections.get(name)?.held ?? null) !== null
    for (const name of names) if (!held(name)) apart.delete(name)
    return
  }
  const together = names.filter((name) => !apart.has(name))
  if (!wasHeld(world.history, contents(together), since))
    throw new Broken(
      1,
      `${module}: readers see what the school did not hold since the transfer began`,
    )
}

/** Invariant 4, and the promise of an end: everything before it arrived. */
function requireEnds(world: World, before: OnlineState, apart: Set<string>): void {
  const { online, history } = world
  const earlier = new Map(before.transfers.map(({ id, outcome }) => [id, outcome]))
  for (const [at, { id, outcome, modules, failed }] of online.transfers.entries()) {
    const was = earlier.get(id)
    if (was !== undefined && was !== 'running' && was !== outcome)
      throw new Broken(4, `a transfer ended ${was}, then ${outcome}`)
    const isLast = at === online.transfers.length - 1
    if (outcome === 'running' && !(isLast && online.session.isOpen))
      throw new Broken(4, 'a transfer that is not the open one has no end')
    if (was === outcome || (outcome !== 'done' && outcome !== 'held')) continue
    if (history.excused.has(id)) continue
    for (const module of modules)
      if (!failed.some((each) => each.module === module))
        requireHeld(world, module, history.began.get(id) ?? 0, apart)
  }
}

/** After a crash of the online side: what an agent was told is there still. */
export function requirePromises({ online, promised }: World): void {
  const kept = new Map(online.transfers.map(({ id, outcome }) => [id, outcome]))
  for (const id of promised)
    if (kept.get(id) !== 'done' && kept.get(id) !== 'held')
      throw new Broken(4, 'an agent was told of an end that the online side does not know')
}

/** Invariant 7. */
function requireConsent(before: OnlineState, after: OnlineState, name: string): void {
  const [had, has] = [rowsOf(before, name), rowsOf(after, name)]
  const gone = [...had.keys()].filter((key) => !has.has(key)).length
  if ((gone > 20 && gone > had.size / 100) || (gone === had.size && gone > 5))
    throw new Broken(7, `${name}: ${gone} of ${had.size} rows disappear without consent`)
}

/** Invariants 2 and 3: at rest both sides are equal, row by row. Undefined when they are. */
export function differenceAtRest(world: World): string | undefined {
  for (const name of sentNames(world.catalogue)) {
    const [here, there] = [tableOf(world, name), rowsOf(world.online, name)]
    if (contentOf(world, here) !== contentOf(world, there)) return `${name} differs`
    const hidden = wronglyHidden(world, name)
    if (hidden !== undefined) return hidden
  }
  const [ledger, operations] = [world.base.ledger, world.online.operations]
  const lacking = [...operations.keys()].find((id) => !ledger.has(id))
  if (lacking !== undefined) return `the base lacks operation ${lacking}`
  const lost = [...ledger.keys()].find((id) => !operations.has(id))
  return lost === undefined ? wrongEffect(world) : `the online side lacks operation ${lost}`
}

function wronglyHidden({ online, catalogue }: World, name: string): string | undefined {
  const collection = catalogue.find((each) => each.name === name)
  const fields = Object.keys(collection?.fields ?? {})
  for (const [key, { row, hidden }] of online.collections.get(name)?.published ?? []) {
    const isOrphan = (collection?.parents ?? []).some((parent) => {
      const value = row[fields.indexOf(parent.field)]
      if (value === null) return false
      return !isThere(online, parent.collection, String(value))
    })
    if (isOrphan !== hidden) return `${name} ${key} is ${hidden ? '' : 'not '}hidden`
  }
  return undefined
}

function isThere(online: OnlineState, name: string, key: string): boolean {
  return (
    rowsOf(online, name).has(key) ||
    [...online.operations.values()].some((each) => each.collection === name && each.key === key)
  )
}

export const deletedTable = 'deleted by the secretary'

/** The tables written online are what the last operation of each key says, but for what the secretary deleted. */
function wrongEffect({ base, catalogue }: World): string | undefined {
  const last = new Map<string, { at: string; id: string; row: Row | null }>()
  for (const { operation, quarantine } of base.ledger.values()) {
    if (quarantine !== null) continue
    const place = `${operation.collection} ${operation.key}`
    const other = last.get(place)
    const isLater =
      other === undefined ||
      operation.at > other.at ||
      (operation.at === other.at && operation.id > other.id)
    if (isLater) last.set(place, operation)
  }
  const deleted = base.tables.get(deletedTable)
  for (const { name } of collectionsOf(catalogue, { owner: 'online' })) {
    const table = base.tables.get(name) ?? new Map<string, Row>()
    const said = [...last].filter(([place]) => place.startsWith(`${name} `))
    for (const key of table.keys())
      if (!last.has(`${name} ${key}`)) return `${name} ${key} comes from no operation`
    for (const [place, { id, row }] of said) {
      const isDeleted = deleted?.get(place)?.[0] === id
      const here = table.get(place.slice(name.length + 1)) ?? null
      const expected = isDeleted ? null : row
      if (JSON.stringify(here) !== JSON.stringify(expected)) return `${place} is not as written`
    }
  }
  return undefined
}

export function rowsOf(online: OnlineState, name: string): ReadonlyMap<string, Row> {
  const published = online.collections.get(name)?.published ?? new Map<string, { row: Row }>()
  return new Map([...published].map(([key, { row }]) => [key, row]))
}
