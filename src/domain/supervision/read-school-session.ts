import type { SchoolSession } from '#contracts/sign-in.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachOwnSchool } from '#domain/school/reach-school.ts'
import { readReadOnly } from '#domain/online-service/read-online-service.ts'
import { ownAccount, schoolAccountOf } from '#domain/sign-in/read-account.ts'
import type { Work } from '#platform/work/work.ts'
import { supervisionOf } from './read-supervisions.ts'
import { selectStarted } from './supervision-list-table.ts'
import { idleMs } from './why-over.ts'

/** Who is on the admin site, of which school, and whether anything can be changed now. */
export async function readSchoolSession(work: Work): Promise<SchoolSession> {
  const { id, name, ogec, timeZone } = await reachOwnSchool(work, 'school:read')
  return {
    school: { name, ogec, timeZone },
    readOnly: await readReadOnly(work, id),
    who: await readWho(work),
  }
}

async function readWho(work: Work): Promise<SchoolSession['who']> {
  const { actor, now } = work
  if (actor.kind !== 'supervision')
    return { as: 'school', account: schoolAccountOf(await ownAccount(work)) }
  const at = { clientId: actor.clientId, supervisionId: actor.id }
  const row = (await selectStarted(work, at)) ?? refuse('not-found')
  const seenMs = (row.lastSeenAt ?? now).getTime()
  return {
    as: 'supervision',
    supervision: supervisionOf(row),
    mode: actor.mode,
    idleEndsAt: new Date(Math.min(seenMs + idleMs, row.endsAt.getTime())).toISOString(),
    now: now.toISOString(),
  }
}
