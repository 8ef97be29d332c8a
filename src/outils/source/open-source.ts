import type { Source } from '#replication/school-side/source.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { openPostgresSource } from './postgres-source.ts'
import { openSqliteSource } from './sqlite-source.ts'

/** The school's base, as its mapping says where it is. */
export function openSource(mapping: Mapping): Source {
  const { base } = mapping
  return base.type === 'sqlite'
    ? openSqliteSource(mapping, base)
    : openPostgresSource(mapping, base)
}
