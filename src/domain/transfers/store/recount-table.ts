import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

export type DueHead = { readonly clientId: string; readonly collection: string }

/** Heads that nobody computed again since then, the longest ago first. */
export async function selectDueHeads(
  work: Work,
  since: Date,
  max: number,
): Promise<readonly DueHead[]> {
  return sqlOf(work)
    .selectFrom('replica_heads')
    .select(['client_id as clientId', 'collection'])
    .where('published_count', '>', 0)
    .where(({ fn }) => fn.coalesce('recounted_at', 'published_at'), '<', since)
    .orderBy(({ fn }) => fn.coalesce('recounted_at', 'published_at'))
    .limit(max)
    .execute()
}

export async function saveRecounted(work: Work, { clientId, collection }: DueHead): Promise<void> {
  await sqlOf(work)
    .updateTable('replica_heads')
    .set({ recounted_at: work.now })
    .where('client_id', '=', clientId)
    .where('collection', '=', collection)
    .execute()
}
