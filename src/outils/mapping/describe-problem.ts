import { filled } from '../failures.ts'
import { mappingTexts } from '../source-texts.ts'
import type { MappingProblem } from './problems.ts'

/** In French, what is wrong in the mapping file, where, and what to write. */
export function describeProblem({ line, column, code, words }: MappingProblem): string {
  const { sentence, remedy } = mappingTexts[code]
  return `Ligne ${line}, colonne ${column} : ${filled(sentence, words)} ${filled(remedy, words)}`
}
