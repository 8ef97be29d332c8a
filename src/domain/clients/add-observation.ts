import type { Observation } from '#contracts/clients.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { insertObservation } from './observations-table.ts'
import { lockClient } from './reach-client.ts'

/** Observations are dated and signed; they are added, never changed. */
export async function addObservation(
  work: Work,
  clientId: string,
  text: string,
): Promise<Observation> {
  await lockClient(work, 'clients:write', clientId)
  const by = staffOf(work.actor)
  const id = work.newId()
  await insertObservation(work, clientId, id, by.id, text)
  await work.audit('observation-added', { client: clientId, details: { observation: id } })
  return { id, at: work.now.toISOString(), by: by.name, text }
}
