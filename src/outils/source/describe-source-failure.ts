import type { SourceFailure } from '#replication/school-side/source.ts'
import { filled } from '../failures.ts'
import { misfitTexts, sourceFailureTexts } from '../source-texts.ts'

/** In French, what is wrong with the school's base and what to do. No value of a row, but its key. */
export function describeSourceFailure({ code, details }: SourceFailure): string {
  const { sentence, remedy } = sourceFailureTexts[code]
  const { why } = details
  const known = why !== undefined && why in misfitTexts
  const words = {
    ...details,
    key: (details.key ?? '—').replaceAll('\u001f', ' / '),
    ...(known ? { why: misfitTexts[why as keyof typeof misfitTexts] } : {}),
  }
  return `${filled(sentence, words)} ${remedy}`
}
