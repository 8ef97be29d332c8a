import type { IssuedLicence } from '#contracts/licences.ts'
import { Refusal } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { issuedLicenceOf } from './issued-licence-of.ts'
import { selectLicence } from './licences-table.ts'

export type Registered = {
  readonly clientId: string
  readonly clientName: string
  readonly licence: IssuedLicence
}

/** What the register knows of a licence, where the actor may reach its client; of anybody else's it knows nothing. */
export async function findRegistered(
  work: Work,
  at: { readonly clientId: string; readonly licenceId: string },
): Promise<Registered | undefined> {
  try {
    const client = await reachClient(work, 'licences:read', at.clientId)
    const row = await selectLicence(work, client.id, at.licenceId)
    return row && { clientId: client.id, clientName: client.name, licence: issuedLicenceOf(row) }
  } catch (error) {
    // To be told nothing is no refusal of the question.
    if (error instanceof Refusal && error.problem.code === 'not-found') return undefined
    throw error
  }
}
