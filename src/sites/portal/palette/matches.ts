import { searchable } from '#base/searchable.ts'

/** Whether every word typed begins a word of the text: « mot jour » is « Mot de passe du jour ». */
export function matches(typed: string, text: string): boolean {
  const words = wordsOf(text)
  return wordsOf(typed).every((start) => words.some((word) => word.startsWith(start)))
}

function wordsOf(text: string): string[] {
  return searchable(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
