import type { ExitName } from './exit-codes.ts'
import type { Told } from './failures.ts'
import type { RunEvent } from './machine.ts'

/** What a command has to say: lines for a person, facts for a script, and a "no" when there is one. */
export type Report = {
  readonly exit: ExitName
  readonly lines: readonly string[]
  readonly facts: Readonly<Record<string, unknown>>
  readonly told?: Told
}

/** The texts for standard output and standard error, every string of them covered first. */
export function printable(
  { exit, lines, facts, told }: Report,
  asJson: boolean,
  cover: (text: string) => string,
): { out: string; err: string } {
  const clean = (text: string): string => cover(withoutControls(text))
  if (asJson) return { out: jsonLine({ ok: exit === 'good', ...told, ...facts }, clean), err: '' }
  return {
    out: lines.map((line) => `${clean(line)}\n`).join(''),
    err: told ? `${clean(told.message)}\nÀ faire : ${clean(told.remedy)}\n` : '',
  }
}

/** One line of what a command says as it goes; with --json one object. */
export function printableEvent(
  { event, line, facts }: RunEvent,
  at: Date,
  asJson: boolean,
  cover: (text: string) => string,
): string {
  const clean = (text: string): string => cover(withoutControls(text).replaceAll('\n', ' '))
  const instant = at.toISOString()
  if (asJson) return jsonLine({ at: instant, event, message: line, ...facts }, clean)
  return `${instant} ${clean(line)}\n`
}

function jsonLine(whole: unknown, clean: (text: string) => string): string {
  const text = JSON.stringify(whole, (_, value: unknown) =>
    typeof value === 'string' ? clean(value) : value,
  )
  return `${text}\n`
}

/** A server or a file must not be able to drive the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) =>
    character === '\n' ? character : '�',
  )
}
