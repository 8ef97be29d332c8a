import { requireOpenService } from '#domain/online-service/service-state.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { answerMessage } from '#replication/online-side/answer-message.ts'
import { renewStanding, type Audience } from './renew-standing.ts'
import { countMessageBytes, readSchoolKey, schoolStore } from './store/school-store.ts'

/** One message of a school's agent: all of it happens, or nothing. A closed service takes none. */
export async function answerTransferMessage(
  work: Work,
  body: Buffer,
  audience: Audience,
): Promise<Buffer> {
  work.allow('agent:own')
  const { clientId } = agentOf(work.actor)
  await requireOpenService(work, clientId)
  const answer = await answerMessage(
    { store: schoolStore(work, clientId, catalogue), catalogue },
    body,
  )
  await countMessageBytes(work, clientId, { in: body.length, out: answer.length })
  await renewStanding(work, clientId, audience)
  return answer
}

export async function giveSchoolKey(work: Work): Promise<{ key: string }> {
  work.allow('agent:own')
  const { clientId } = agentOf(work.actor)
  await requireOpenService(work, clientId)
  return { key: await readSchoolKey(work, clientId) }
}
