import { dayOf } from '#base/calendar.ts'
import { frenchDay } from '#base/french-day.ts'
import { modules } from '#contracts/licences.ts'
import type { SchoolPage } from '#contracts/school.ts'
import { refuse } from '#contracts/refuse.ts'
import { findService } from '#domain/online-service/read-online-service.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { selectPublished } from './published-modules-table.ts'
import { presentationOf } from './school-presentation.ts'

/** What anybody sees of a school whose site is open; its name is told in any case, for it is on its door. */
export async function readSchoolPage(work: Work, ogec: string): Promise<SchoolPage> {
  work.allow('public')
  const service = (await findService(work, ogec)) ?? refuse('not-found')
  const school = await reachClient(work.as({ kind: 'system' }), 'clients:read', service.clientId)
  if (service.state === 'closed') refuse('site-closed', { school: school.name })
  if (service.state === 'suspended')
    refuse('site-suspended', {
      school: school.name,
      until: frenchDay(service.suspendedUntil ?? ''),
    })
  const { name, city, logo, welcome } = await presentationOf(work, school)
  const today = dayOf(work.now, school.timeZone)
  const published = new Map(
    (await selectPublished(work, school.id)).map((row) => [row.module, row.publishedFrom]),
  )
  return {
    name,
    city,
    logo,
    welcome,
    // In the order of the contract, whatever that of the table.
    modules: modules.flatMap((module) => {
      const publishedFrom = published.get(module)
      return publishedFrom === undefined || publishedFrom > today ? [] : [{ module, publishedFrom }]
    }),
  }
}
