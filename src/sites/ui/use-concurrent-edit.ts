import { useState } from 'react'
import { mergeThreeWays, type Merge } from './merge-three-ways.ts'
import { refusalOf } from './refusal-of.ts'

type Base<Fields> = { readonly fields: Fields; readonly version: number | null }

type Options<Fields> = {
  /** What the form was filled with. */
  readonly loaded: Base<Fields>
  /** The same from the object that another person has saved meanwhile. */
  readonly read: (current: unknown) => Base<Fields>
  readonly typed: () => Fields
  readonly setTyped: (fields: Partial<Fields>) => void
}

export type Conflict<Fields> = Merge<Fields> & {
  readonly who: string
  readonly at: string
  readonly chosen: Readonly<Record<string, 'mine' | 'theirs'>>
}

/** Two people on the same form: the second is told, merges and saves again; nothing is lost in silence. */
export function useConcurrentEdit<Fields extends object>(options: Options<Fields>) {
  const [base, setBase] = useState(options.loaded)
  const [conflict, setConflict] = useState<Conflict<Fields>>()
  return {
    version: base.version,
    /** What a change made now is one of. */
    base: base.fields,
    conflict,
    undecided: conflict?.both.some(({ field }) => !(field in conflict.chosen)) ?? false,
    /** Whether the error was this one; the form then holds what could be merged. */
    absorb: (error: unknown): boolean => {
      const problem = refusalOf(error, 'changed-meanwhile')
      if (!problem) return false
      const { current, who, at } = problem.details
      const theirs = options.read(current)
      const merge = mergeThreeWays(base.fields, options.typed(), theirs.fields)
      options.setTyped(merge.merged)
      setBase(theirs)
      setConflict({ ...merge, who: String(who), at: String(at), chosen: {} })
      return true
    },
    choose: (field: string, side: 'mine' | 'theirs'): void => {
      const both = conflict?.both.find((row) => row.field === field)
      if (!conflict || !both) return
      options.setTyped({ [field]: both[side] } as Partial<Fields>)
      setConflict({ ...conflict, chosen: { ...conflict.chosen, [field]: side } })
    },
  }
}
