import type { Misfit } from '#replication/rows/check-row.ts'
import type { SourceFailure } from '#replication/school-side/source.ts'
import { filled } from '../failures.ts'
import { mappingTexts, misfitTexts, sourceFailureTexts } from '../source-texts.ts'
import type { MappingProblem } from '../mapping/problems.ts'

export type Described = { readonly message: string; readonly remedy: string }

/** What is wrong with the school's base, in French, and what to do. */
export function describeSourceFailure({ code, details }: SourceFailure): Described {
  const { sentence, remedy } = sourceFailureTexts[code]
  const why = code === 'value-does-not-fit' ? misfitInWords(details.why) : details.why
  const words = { ...details, ...(why === undefined ? {} : { why }) }
  return { message: filled(sentence, words), remedy }
}

/** What is wrong in the mapping file, with its place, and what to do. */
export function describeProblem({ line, column, code, words }: MappingProblem): Described {
  const { sentence, remedy } = mappingTexts[code]
  return {
    message: `Ligne ${line}, colonne ${column} : ${filled(sentence, words)}`,
    remedy: filled(remedy, words),
  }
}

function misfitInWords(why: string | undefined): string {
  return misfitTexts[(why ?? 'kind') as Misfit['why']] ?? misfitTexts.kind
}
