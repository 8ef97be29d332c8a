import type { Database } from '#platform/database/database.ts'

export interface TestDatabase extends Database {
  /** Where another process reaches the same database; an embedded one is reached by nobody else. */
  readonly url: string | undefined
}

/** The kind that TEST_DATABASE names: `embedded` by default, or `postgres`. */
export function testDatabaseKind(): Database['kind'] {
  const kind = process.env['TEST_DATABASE'] ?? 'embedded'
  if (kind !== 'embedded' && kind !== 'postgres') {
    throw new Error(`TEST_DATABASE=${kind}: embedded or postgres`)
  }
  return kind
}
