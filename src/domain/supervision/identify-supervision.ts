import { actorOf } from '#domain/sign-in/actor-of.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { hashToken } from '#platform/tokens.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { endSupervision } from './end-supervision.ts'
import { selectByToken } from './living-table.ts'
import { noteSeen } from './supervisions-table.ts'
import { whyOver } from './why-over.ts'

/** The last request is noted that often at most: idleness is counted in minutes. */
const notedEveryMs = 15_000

/** Who holds this token: the support in the school's name while it holds, else nobody, told why. */
export async function identifySupervision(
  work: Work,
  adminSite: DoorPlace,
  token: string,
): Promise<Actor> {
  const row = await selectByToken(work, hashToken(token))
  if (row === undefined) return { kind: 'anonymous' }
  const why = await whyOver(work, row)
  if (why !== undefined) {
    await endSupervision(work.as({ kind: 'system' }), adminSite, row, why)
    return { kind: 'anonymous', endedSupervision: { why, school: row.school } }
  }
  if (work.now.getTime() - (row.lastSeenAt?.getTime() ?? 0) >= notedEveryMs)
    await noteSeen(work, row.id)
  const act = actorOf({ ...row, id: row.staffId, clientId: row.staffClientId })
  if (act.kind !== 'staff') throw new Error('Only staff supervises.')
  return {
    kind: 'supervision',
    id: row.id,
    clientId: row.clientId,
    mode: row.modifiesSince === null ? 'consultation' : 'modification',
    act,
  }
}
