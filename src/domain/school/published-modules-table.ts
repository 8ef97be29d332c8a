import type { Module } from '#contracts/licences.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    published_modules: {
      client_id: string
      module: Module
      /** YYYY-MM-DD */
      published_from: string
      updated_at: Date
      updated_by: string
    }
  }
}

export function selectPublished(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('published_modules as m')
    .innerJoin('accounts as s', 's.id', 'm.updated_by')
    .select([
      'm.module',
      'm.published_from as publishedFrom',
      'm.updated_at as changedAt',
      's.name as changedBy',
    ])
    .where('m.client_id', '=', clientId)
    .execute()
}

export async function countPublished(work: Work, clientId: string): Promise<number> {
  return (await selectPublished(work, clientId)).length
}

export async function savePublished(
  work: Work,
  at: { clientId: string; module: Module },
  publishedFrom: string | null,
  by: string,
): Promise<void> {
  if (publishedFrom === null) {
    await sqlOf(work)
      .deleteFrom('published_modules')
      .where('client_id', '=', at.clientId)
      .where('module', '=', at.module)
      .execute()
    return
  }
  const row = { published_from: publishedFrom, updated_at: work.now, updated_by: by }
  await sqlOf(work)
    .insertInto('published_modules')
    .values({ client_id: at.clientId, module: at.module, ...row })
    .onConflict((known) => known.columns(['client_id', 'module']).doUpdateSet(row))
    .execute()
}
