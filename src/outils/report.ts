import type { ExitName } from './exit-codes.ts'
import type { Told } from './failures.ts'

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
  if (asJson) {
    const whole = { ok: exit === 'good', ...told, ...facts }
    const out = JSON.stringify(whole, (_, value: unknown) =>
      typeof value === 'string' ? clean(value) : value,
    )
    return { out: `${out}\n`, err: '' }
  }
  return {
    out: lines.map((line) => `${clean(line)}\n`).join(''),
    err: told ? `${clean(told.message)}\nÀ faire : ${clean(told.remedy)}\n` : '',
  }
}

/** A server or a file must not be able to drive the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) =>
    character === '\n' ? character : '�',
  )
}
