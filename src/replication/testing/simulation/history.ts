import type { Row } from '../../rows/check-row.ts'
import { sentNames } from '../memory-rows.ts'
import type { OnlineState } from '../memory-store.ts'
import type { World } from './world.ts'

/** All that the base ever held of each collection, each content by a number. */
export type History = {
  readonly numbers: Map<string, number>
  readonly states: { readonly from: number; readonly contents: ReadonlyMap<string, number> }[]
  /** When each transfer began to read. */
  readonly began: Map<string, number>
  /** Transfers during which the online side was restored: it cannot promise what it forgot. */
  readonly excused: Set<string>
  /** Collections that readers may see older or newer than the rest: held, refused, or accepted late. */
  readonly apart: WeakMap<OnlineState, ReadonlySet<string>>
  /** What readers see of each collection. */
  readonly contents: WeakMap<OnlineState, ReadonlyMap<string, number>>
}

export function emptyHistory(): History {
  return {
    numbers: new Map(),
    states: [],
    began: new Map(),
    excused: new Set(),
    apart: new WeakMap(),
    contents: new WeakMap(),
  }
}

/** To be called whenever the school's own tables changed. */
export function noteBase(world: World): void {
  const contents = new Map(
    sentNames(world.catalogue).map((name) => [name, contentOf(world, tableOf(world, name))]),
  )
  world.history.states.push({ from: world.effects, contents })
}

/** The number of a content, rows in any order. */
export function contentOf(
  { history: { numbers } }: Pick<World, 'history'>,
  rows: ReadonlyMap<string, Row>,
): number {
  const text = [...rows].map(([key, row]) => `${key}\t${JSON.stringify(row)}`).sort()
  const whole = text.join('\n')
  const known = numbers.get(whole)
  if (known !== undefined) return known
  numbers.set(whole, numbers.size)
  return numbers.size - 1
}

/** Whether the base held these contents together, at one instant that is not before `since`. */
export function wasHeld(
  { states }: History,
  contents: ReadonlyMap<string, number>,
  since: number,
): boolean {
  return states.some((state, at) => {
    const until = states[at + 1]?.from ?? Infinity
    if (until < since) return false
    return [...contents].every(([name, content]) => state.contents.get(name) === content)
  })
}

/** What the school's source gives of a table. */
export function tableOf({ base, plant }: World, name: string): ReadonlyMap<string, Row> {
  const rows = base.tables.get(name) ?? new Map<string, Row>()
  return plant.rows?.(name, rows) ?? rows
}
