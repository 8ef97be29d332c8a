import type { From } from './mapping.ts'

/** A name as both bases quote it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** What stands after `from`; a point in the name of a table is that between it and its schema. */
export function quoteFrom(from: From): string {
  // The line break ends a comment at the end of the query.
  if (from.kind === 'query') return `(${from.query}\n) as requete`
  return from.table.split('.').map(quoteName).join('.')
}
