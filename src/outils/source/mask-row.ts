import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { Row, Value } from '#replication/rows/check-row.ts'

/**
 * A row to be looked at: of its texts only the first letter and the length, but for those that name nothing of
 * anybody. What is not known to be harmless is masked.
 */
export function masked(collection: string, row: Row, isShown: boolean): readonly Value[] {
  if (isShown) return row
  const known = findCollection(catalogue, collection)
  const fields = Object.entries(known?.fields ?? {})
  return row.map((value, at) => {
    const [field, kind] = fields[at] ?? ['', 'text']
    const isHarmless = harmless.has(field) || field.endsWith('_id') || field.endsWith('_code')
    if (typeof value !== 'string' || isHarmless) return value
    if (kind === 'text') return `${value.slice(0, 1)}${'•'.repeat(Math.min(value.length - 1, 8))}`
    return field === 'date_naissance' ? '••••-••-••' : value
  })
}

const harmless: ReadonlySet<string> = new Set(['id', 'code', 'type', 'regime', 'periode', 'ligne'])
