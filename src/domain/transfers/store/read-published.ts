import type { Work } from '#platform/work/work.ts'
import type { Value } from '#replication/rows/check-row.ts'
import { selectPublishedRows, type PublishedRow, type RowName } from './published-rows-table.ts'

/** Those of these rows that readers see. One that is hidden is as good as absent. */
export async function readPublished(
  work: Work,
  clientId: string,
  names: readonly RowName[],
): Promise<readonly PublishedRow[]> {
  return names.length === 0 ? [] : selectPublishedRows(work, clientId, names)
}

/** The fields of one of them; undefined when readers do not see it. */
export async function readPublishedRow(
  work: Work,
  clientId: string,
  name: RowName,
): Promise<Readonly<Record<string, Value>> | undefined> {
  return (await readPublished(work, clientId, [name]))[0]?.body
}
