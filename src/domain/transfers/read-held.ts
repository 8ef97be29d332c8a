import { spellCsv } from '#base/spell-csv.ts'
import type { FileAnswer } from '#contracts/endpoint.ts'
import { refuse } from '#contracts/refuse.ts'
import type { HeldCollection } from '#contracts/transfers.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { Collection } from '#replication/catalogue/collection.ts'
import type { Value } from '#replication/rows/check-row.ts'
import { readHeldCollections } from './read-transfers.ts'
import { readHeldRows } from './store/held-rows.ts'

const shownMax = 200
const exportedMax = 200_000

type HeldPlace = { readonly clientId: string; readonly collection: string }

/** What would disappear online if the answer was yes, its first rows. */
export async function readHeld(
  work: Work,
  at: HeldPlace,
): Promise<{ held: HeldCollection; fields: string[]; rows: Value[][] }> {
  const { id } = await reachClient(work, 'transfers:manage', at.clientId)
  const { held, collection } = await findHeld(work, id, at.collection)
  const rows = await readHeldRows(work, id, collection, shownMax)
  return { held, fields: Object.keys(collection.fields), rows: rows.map((row) => [...row]) }
}

/** The same as a table for spreadsheets; whoever takes the rows of people away leaves a line. */
export async function exportHeld(work: Work, at: HeldPlace): Promise<FileAnswer> {
  const { id, ogec } = await reachClient(work, 'transfers:manage', at.clientId)
  const { collection } = await findHeld(work, id, at.collection)
  const rows = await readHeldRows(work, id, collection, exportedMax)
  await work.audit('held-exported', {
    client: id,
    details: { collection: collection.name, rows: rows.length },
  })
  const content = spellCsv([Object.keys(collection.fields), ...rows])
  return { name: `${ogec}-${collection.name}-suppression.csv`, content }
}

async function findHeld(
  work: Work,
  clientId: string,
  name: string,
): Promise<{ held: HeldCollection; collection: Collection }> {
  const collection = findCollection(catalogue, name)
  const held = (await readHeldCollections(work, clientId)).find((row) => row.collection === name)
  if (collection === undefined || held === undefined) refuse('not-found')
  return { held, collection }
}
