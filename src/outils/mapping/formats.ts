import type { FieldKind } from '#replication/catalogue/collection.ts'

/** How a column writes a value. The first of a kind is meant where the mapping names none. */
export const formatsOf = {
  text: ['texte'],
  integer: ['entier'],
  boolean: ['0/1', 'O/N'],
  date: ['AAAA-MM-JJ', 'AAAAMMJJ'],
  time: ['HH:MM', 'HHMM'],
  moment: ['AAAA-MM-JJ HH:MM', 'AAAAMMJJHHMM', 'AAAAMMJJ+HHMM'],
  decimal: ['decimal'],
  digest: ['empreinte', 'texte'],
} as const satisfies Record<FieldKind, readonly string[]>

export type Format = (typeof formatsOf)[FieldKind][number]

/** A digest is computed from bytes; what came from online has only the digest, as a text. */
export function formatsFor(kind: FieldKind, way: 'envoi' | 'retour'): readonly Format[] {
  return kind === 'digest' && way === 'retour' ? ['texte'] : formatsOf[kind]
}

export function isFormat(text: string): text is Format {
  return Object.values(formatsOf)
    .flat()
    .includes(text as Format)
}
