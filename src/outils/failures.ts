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
  /** What filled the sentence, for who says it otherwise. */
  readonly words: Readonly<Record<string, string>>

  constructor(code: FailureCode, words: Readonly<Record<string, string>>) {
    const message = filled(failureTexts[code].sentence, words)
    super(message)
    this.name = 'Failure'
    this.words = words
    this.exit = failureTexts[code].exit
    this.told = { code, message, remedy: failureTexts[code].remedy }
  }
}

export function failure<Code extends FailureCode>(
  code: Code,
  ...[details]: Details<Code>
): Failure {
  return new Failure(code, details ?? {})
}

/** The sentence with each `{word}` in its place. */
export function filled(sentence: string, words: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '—')
}

export function fail<Code extends FailureCode>(code: Code, ...details: Details<Code>): never {
  throw failure(code, ...details)
}

/** A "no" of ours or of the service, and not an error of the program. */
export function isExpected(error: unknown): error is Failure | Refusal {
  return error instanceof Failure || error instanceof Refusal
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
    'service-not-created': 'online-service-closed',
    'service-closed': 'online-service-closed',
    'service-suspended': 'online-service-closed',
    'sms-closed': 'online-service-closed',
  }
  return exitOf[code] ?? 'not-allowed'
}
