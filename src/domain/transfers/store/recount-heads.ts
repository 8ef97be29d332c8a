import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { Collection } from '#replication/catalogue/collection.ts'
import { fingerprinting, sameFingerprint, type Fingerprint } from '#replication/rows/fingerprint.ts'
import { rowHasher } from '#replication/rows/row-hash.ts'
import { selectHead } from './heads-table.ts'
import type { Place } from './place.ts'
import { saveRecounted, selectDueHeads, type DueHead } from './recount-table.ts'
import { selectBodies } from './rows-table.ts'
import { readSchoolKey, schoolStore } from './school-store.ts'

const everyMs = 7 * 24 * 3_600_000
const headsAtOnce = 20
const rowsAtOnce = 5_000
const pagesMax = 2_000

const theHouse = { actor: { kind: 'system' }, address: null } as const

/**
 * Once a week each head is computed again from the bodies of its rows, some thousand at a time, so that nobody waits.
 * One that is not what its rows say is put right with a line in the audit log: the next transfer then compares and heals.
 * Gives how many were looked at.
 */
export async function recountHeads(
  foundation: Foundation,
  isClosing: () => boolean,
): Promise<number> {
  const due = await openWork(foundation, theHouse, (work) =>
    selectDueHeads(work, new Date(work.now.getTime() - everyMs), headsAtOnce),
  )
  let looked = 0
  for (const head of due) {
    if (isClosing()) return looked
    await recountOne(foundation, head)
    looked += 1
  }
  return looked
}

async function recountOne(foundation: Foundation, due: DueHead): Promise<void> {
  const collection = findCollection(catalogue, due.collection)
  if (collection === undefined) return
  const counted = await countPages(foundation, due, collection)
  await openWork(foundation, theHouse, async (work) => {
    const store = schoolStore(work, due.clientId, catalogue)
    await store.lockSession()
    const { published, version } = await store.readHead(collection)
    // Published meanwhile, or of a version that is not hashed here any more: looked at another time.
    if (!sameFingerprint(published, counted.start) || version !== collection.version) return
    if (!sameFingerprint(published, counted.found)) {
      const after = await store.recount(collection)
      await work.audit('replica-put-right', {
        client: due.clientId,
        details: { collection: collection.name, rows: after.count },
      })
    }
    await saveRecounted(work, due)
  })
}

async function countPages(
  foundation: Foundation,
  { clientId }: DueHead,
  collection: Collection,
): Promise<{ readonly start: Fingerprint; readonly found: Fingerprint }> {
  const placeIn = (work: Work): Place => ({ work, clientId, fence: 0 })
  const { head, key } = await openWork(foundation, theHouse, async (work) => ({
    head: await selectHead(placeIn(work), collection.name),
    key: await readSchoolKey(work, clientId),
  }))
  const shelf = { collection: collection.name, generation: head.generation }
  const [hashOf, whole] = [rowHasher(key, collection), fingerprinting()]
  let after: string | null = null
  for (let page = 0; page < pagesMax; page++) {
    const rows = await openWork(foundation, theHouse, (work) =>
      selectBodies(placeIn(work), shelf, collection, { after, max: rowsAtOnce }),
    )
    for (const { row } of rows) whole.add(hashOf(row))
    if (rows.length < rowsAtOnce) break
    after = rows.at(-1)?.key ?? null
  }
  return { start: head.published, found: whole.value() }
}
