import { failure } from '../failures.ts'
import { describeProblem } from '../mapping/describe-problem.ts'
import type { MappingProblem } from '../mapping/problems.ts'
import type { Report } from '../report.ts'

/** All that is wrong in a mapping, a line each. */
export function mappingReport(file: string, problems: readonly MappingProblem[]): Report {
  const [first] = problems
  const where = `${first?.line ?? 1}:${first?.column ?? 1}`
  const { exit, told } = failure('mapping-refused', { file, where })
  return {
    exit,
    lines: problems.map(describeProblem),
    facts: { mappingFile: file, problems },
    told: { ...told, remedy: 'Corrigez ces lignes, puis recommencez.' },
  }
}
