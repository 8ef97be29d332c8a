import { problemOf, type Problem, type RefusalArguments, type RefusalCode } from './refusals.ts'

/** An expected "no", thrown; the edge answers with its problem. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`)
    this.name = 'Refusal'
    this.problem = problem
  }
}

/** Says no, with the words that the catalogue's sentence needs and anything more that helps the page. */
export function refuse<Code extends RefusalCode>(
  code: Code,
  ...[details]: RefusalArguments<Code>
): never {
  throw new Refusal(problemOf(code, details ?? {}))
}
