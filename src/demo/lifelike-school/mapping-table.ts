import type { AnyTable } from './tables/tables.ts'

/** Undefined for a table that is read as it stands. */
export function mappingQuery({ table, columns }: AnyTable): string | undefined {
  const each = Object.values(columns)
  if (!each.some(({ zeroIsNone }) => zeroIsNone)) return undefined
  const selected = each.flatMap(({ names, zeroIsNone }) =>
    names.map((name) => (zeroIsNone ? `nullif(${name}, 0) as ${name}` : name)),
  )
  return `select ${selected.join(', ')} from ${table}`
}
