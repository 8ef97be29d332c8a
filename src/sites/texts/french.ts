/** Texts by name; a text that is filled is a function. Another language is the same shape again. */
export type Catalogue = {
  readonly [name: string]: string | Catalogue | ((...given: never[]) => string)
}

/** Gives every text of a catalogue the no-break spaces of French typography. */
export function french<Texts extends Catalogue>(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([name, text]) => [name, withSpaces(text)])
  return Object.fromEntries(entries) as Texts
}

/** `« Oui ! »` with no-break spaces, narrow ones but before a colon. */
export function spaced(text: string): string {
  return text
    .replace(/ (?=[;!?»])/g, '\u202F')
    .replaceAll('« ', '«\u202F')
    .replace(/ (?=:)/g, '\u00A0')
}

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')} ${Math.abs(count) < 2 ? one : many}`
}

function withSpaces(text: Catalogue[string]): Catalogue[string] {
  if (typeof text === 'string') return spaced(text)
  if (typeof text === 'function') {
    const fill = text as (...given: readonly unknown[]) => string
    return (...given: readonly unknown[]) => spaced(fill(...given))
  }
  return french(text)
}
