import type { Collection } from '#replication/catalogue/collection.ts'
import type { Row } from '#replication/rows/check-row.ts'
import type { Work } from '#platform/work/work.ts'
import { selectHead } from './heads-table.ts'
import { selectDisappearing } from './publish-table.ts'

const pageRows = 5_000

/** The published rows that would disappear if what is held were accepted, in the order of their keys. */
export async function readHeldRows(
  work: Work,
  clientId: string,
  collection: Collection,
  max: number,
): Promise<readonly Row[]> {
  const place = { work, clientId, fence: 0 }
  const { held, generation } = await selectHead(place, collection.name)
  if (held === null) return []
  const shelf = { collection: collection.name, generation }
  const names = Object.keys(collection.fields)
  const rows: Row[] = []
  for (let after: string | null = null; rows.length < max;) {
    const wanted = Math.min(pageRows, max - rows.length)
    const page = await selectDisappearing(place, shelf, held.replace, { after, max: wanted })
    for (const { body } of page) rows.push(names.map((name) => body[name] ?? null))
    if (page.length < wanted) break
    after = page.at(-1)?.key ?? null
  }
  return rows
}
