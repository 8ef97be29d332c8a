/** Numbers that follow from a seed alone, so that a run can be had again. */
export type Random = {
  /** From 0 up to, and without, 1. */
  next(): number
  below(end: number): number
  /** True once in so many times; never for 0. */
  onceIn(times: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  among<Item>(items: readonly Item[]): Item | undefined
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b9) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    next,
    below,
    onceIn: (times) => times > 0 && below(times) === 0,
    pick: (items) => items[below(items.length)] ?? items[0],
    among: (items) => items[below(items.length)],
  }
}
