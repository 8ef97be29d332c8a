/** Choices that are the same again for the same seed. */
export type Draw = {
  /** From 0 to 1, without 1. */
  part(): number
  /** Both ends included. */
  int(min: number, max: number): number
  chance(likelihood: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** A draw of its own for each part of a school, so that one more choice in one part changes no other. */
export function drawFor(seed: number, part: string): Draw {
  const next = mulberry32(seedOf(seed, part))
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    part: next,
    int,
    chance: (likelihood) => next() < likelihood,
    pick: (list) => {
      const picked = list[int(0, list.length - 1)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    shuffled: (list) =>
      list
        .map((each) => ({ each, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ each }) => each),
  }
}

/** FNV-1a over the name of the part, begun with the seed. */
function seedOf(seed: number, part: string): number {
  let mixed = 0x811c9dc5 ^ seed
  for (const letter of part) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return mixed
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
