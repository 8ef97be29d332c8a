import type { Client } from '#contracts/clients.ts'
import type { Work } from '#platform/work/work.ts'
import type { ClientRow } from './clients-table.ts'
import { selectContacts } from './contacts-table.ts'
import { selectObservations } from './observations-table.ts'
import { reachClient } from './reach-client.ts'

export async function readClient(work: Work, clientId: string): Promise<Client> {
  return fileOf(work, await reachClient(work, 'clients:read', clientId))
}

/** The whole file of a client already reached. */
export async function fileOf(work: Work, row: ClientRow): Promise<Client> {
  const { distributorId, distributorName, updatedBy: _, ...client } = row
  const observations = await selectObservations(work, row.id)
  return {
    ...client,
    distributor: distributorId === null ? null : { id: distributorId, name: distributorName ?? '' },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    contacts: await selectContacts(work, row.id),
    observations: observations.map((line) => ({ ...line, at: line.at.toISOString() })),
  }
}
