import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import type { OnlineSide } from '#replication/online-side/answer-message.ts'
import { acceptHeld, refuseHeld } from '#replication/online-side/answer-held.ts'
import { renewStanding, type Audience } from './renew-standing.ts'
import { readHeldCollections } from './read-transfers.ts'
import { schoolStore } from './store/school-store.ts'

type Answer = {
  readonly clientId: string
  readonly collection: string
  /** Which publication the answer is about. */
  readonly target: string
}

/** Publishes exactly what was held, and nothing else. */
export async function acceptHeldCollection(
  work: Work,
  answer: Answer,
  audience: Audience,
): Promise<void> {
  const { side, size } = await reachHeld(work, answer)
  const { sent, removed, hidden } = await acceptHeld(side, answer.collection, answer.target)
  await work.audit('held-accepted', {
    client: answer.clientId,
    details: { collection: answer.collection, ...size, sent, removed, hidden },
  })
  await renewStanding(work, answer.clientId, audience)
}

/** What is published stays; the next transfer asks again, unless the school's base was put right. */
export async function refuseHeldCollection(
  work: Work,
  answer: Answer,
  audience: Audience,
): Promise<void> {
  const { side, size } = await reachHeld(work, answer)
  await refuseHeld(side, answer.collection, answer.target)
  await work.audit('held-refused', {
    client: answer.clientId,
    details: { collection: answer.collection, ...size },
  })
  await renewStanding(work, answer.clientId, audience)
}

/** The client is not locked: the session of the school is, as by the messages of its agent. */
async function reachHeld(
  work: Work,
  { clientId, collection }: Answer,
): Promise<{ side: OnlineSide; size: { disappearing: number; of: number } }> {
  await reachClient(work, 'transfers:manage', clientId)
  if (findCollection(catalogue, collection)?.owner !== 'school') refuse('not-found')
  const store = schoolStore(work, clientId, catalogue)
  await store.lockSession()
  const held = (await readHeldCollections(work, clientId)).find(
    (row) => row.collection === collection,
  )
  if (held === undefined) refuse('held-replaced')
  return {
    side: { store, catalogue },
    size: { disappearing: held.disappearing, of: held.of },
  }
}
