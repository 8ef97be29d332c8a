export type Merge<Fields> = {
  readonly merged: Fields
  /** Changed by the other person only: taken over. */
  readonly taken: readonly (keyof Fields & string)[]
  /** Changed by both, differently: somebody must choose. */
  readonly both: readonly Both<Fields>[]
}

type Both<Fields> = {
  readonly field: keyof Fields & string
  readonly mine: Fields[keyof Fields]
  readonly theirs: Fields[keyof Fields]
}

/** Field by field, from what was loaded: what is typed here and what was saved there meanwhile. */
export function mergeThreeWays<Fields extends object>(
  loaded: Fields,
  mine: Fields,
  theirs: Fields,
): Merge<Fields> {
  const fields = Object.keys(loaded) as (keyof Fields & string)[]
  const theirsOnly = fields.filter(
    (field) => !same(theirs[field], loaded[field]) && same(mine[field], loaded[field]),
  )
  const both = fields.filter(
    (field) =>
      !same(theirs[field], loaded[field]) &&
      !same(mine[field], loaded[field]) &&
      !same(mine[field], theirs[field]),
  )
  const overtaken = Object.fromEntries(theirsOnly.map((field) => [field, theirs[field]]))
  return {
    merged: { ...mine, ...overtaken },
    taken: theirsOnly,
    both: both.map((field) => ({ field, mine: mine[field], theirs: theirs[field] })),
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
