import type { RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { ExitName } from './exit-codes.ts'
import { failureTexts } from './failure-texts.ts'

export type FailureCode = keyof typeof failureTexts

type Words<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
  ? Word | Words<Rest>
  : never
type Details<Code extends FailureCode> = [Words<(typeof failureTexts)[Code]['sentence']>] extends [
  never,
]
  ? []
  : [details: Readonly<Record<Words<(typeof failureTexts)[Code]['sentence']>, string>>]

/** What is told to whoever started the command. */
export type Told = { readonly code: string; readonly message: string; readonly remedy: string }

/** An expected "no" of the agent. */
export class Failure extends Error {
  readonly exit: ExitName
  readonly told: Told & { readonly code: FailureCode }

  constructor(code: FailureCode, message: string) {
    super(message)
    this.name = 'Failure'
    this.exit = failureTexts[code].exit
    this.told = { code, message, remedy: failureTexts[code].remedy }
  }
}

export function failure<Code extends FailureCode>(
  code: Code,
  ...[details]: Details<Code>
): Failure {
  const words: Readonly<Record<string, string>> = details ?? {}
  const fill = (_: string, word: string): string => words[word] ?? '—'
  return new Failure(code, failureTexts[code].sentence.replace(/\{(\w+)\}/g, fill))
}

export function fail<Code extends FailureCode>(code: Code, ...details: Details<Code>): never {
  throw failure(code, ...details)
}

/** What anything thrown comes to: our failure, the service's refusal, or the unexpected. */
export function toldOf(error: unknown): { exit: ExitName; told: Told } {
  if (error instanceof Failure) return error
  if (error instanceof Refusal) {
    const { code, title, remedy } = error.problem
    return { exit: exitOfRefusal(code), told: { code, message: title, remedy } }
  }
  const why = error instanceof Error ? error.message : String(error)
  return failure('unexpected', { why })
}

/** A refusal from a later version of the service is one all the same. */
function exitOfRefusal(code: RefusalCode): ExitName {
  const exitOf: Partial<Record<RefusalCode, ExitName>> = {
    'enrolment-refused': 'not-attached',
    'agent-refused': 'not-attached',
    unexpected: 'unexpected',
  }
  return exitOf[code] ?? 'not-allowed'
}
