import type { SchoolHome } from '#contracts/school.ts'
import { refuse } from '#contracts/refuse.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import { readServiceOf } from '#domain/online-service/read-online-service.ts'
import { readLastTransfer } from '#domain/transfers/read-last-transfer.ts'
import type { OnlinePlaces } from '#domain/online-service/service-state.ts'
import type { Work } from '#platform/work/work.ts'
import { countPublished } from './published-modules-table.ts'
import { reachOwnSchool } from './reach-school.ts'

export async function readSchoolHome(work: Work, places: OnlinePlaces): Promise<SchoolHome> {
  const { id, name, ogec, city, timeZone } = await reachOwnSchool(work, 'school:read')
  const agent = await readActiveAgent(work, id)
  return {
    name,
    ogec,
    city,
    timeZone,
    service: (await readServiceOf(work, places, id)) ?? refuse('service-not-created'),
    agent: agent === null ? null : { machine: agent.machine, lastSeenAt: agent.lastSeenAt },
    publishedModules: await countPublished(work, id),
    lastTransfer: await readLastTransfer(work, id),
  }
}
