import type { mappingTexts } from '../source-texts.ts'

/** From 1, as editors count. */
export type Place = { readonly line: number; readonly column: number }

export type MappingProblem = Place & {
  readonly code: keyof typeof mappingTexts
  readonly words: Readonly<Record<string, string>>
}

const problemsMax = 50

/** What is wrong with a mapping: all of it at once, to be put right in one go. */
export type Problems = {
  add(at: Place, code: MappingProblem['code'], words?: Readonly<Record<string, string>>): void
  /** In the order of the file. */
  list(): readonly MappingProblem[]
}

export function noProblems(): Problems {
  const found: MappingProblem[] = []
  return {
    add: ({ line, column }, code, words = {}) => {
      if (found.length < problemsMax) found.push({ line, column, code, words })
    },
    list: () => found.toSorted((a, b) => a.line - b.line || a.column - b.column),
  }
}
