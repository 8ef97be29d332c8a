import { dayOf } from '#base/calendar.ts'
import { frenchDay } from '#base/french-day.ts'
import { modules, type Module } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import type { SchoolModule } from '#contracts/school.ts'
import { readContract } from '#domain/licences/read-contract.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { Temporal } from 'temporal-polyfill'
import { savePublished, selectPublished } from './published-modules-table.ts'
import { lockOwnSchool, reachOwnSchool } from './reach-school.ts'

export async function readSchoolModules(work: Work): Promise<SchoolModule[]> {
  const { id } = await reachOwnSchool(work, 'school:read')
  return modulesOf(work, id)
}

/** From a day on in the school's zone, at most a year away either way; null takes it back. */
export async function publishModule(
  work: Work,
  module: Module,
  publishedFrom: string | null,
): Promise<SchoolModule> {
  const { id, timeZone } = await lockOwnSchool(work, 'school:modules')
  const before = (await modulesOf(work, id)).find((row) => row.module === module)
  if (before === undefined) throw new Error(`${module} is no module.`)
  if (publishedFrom !== null) {
    if (!before.inContract) refuse('module-not-in-contract')
    requireInRange(publishedFrom, dayOf(work.now, timeZone))
  }
  if (before.publishedFrom === publishedFrom) return before

  await savePublished(work, { clientId: id, module }, publishedFrom, accountIdOf(work.actor) ?? '')
  await work.audit('module-published', {
    client: id,
    changes: { publishedFrom: { from: before.publishedFrom, to: publishedFrom } },
    details: { module },
  })
  return (await modulesOf(work, id)).find((row) => row.module === module) ?? before
}

function requireInRange(day: string, today: string): void {
  const date = Temporal.PlainDate.from(today)
  const [earliest, latest] = [date.subtract({ years: 1 }), date.add({ years: 1 })].map(String)
  if (earliest === undefined || latest === undefined) return
  if (day < earliest || day > latest)
    refuse('publication-out-of-range', {
      earliest: frenchDay(earliest),
      latest: frenchDay(latest),
    })
}

async function modulesOf(work: Work, clientId: string): Promise<SchoolModule[]> {
  const sold = (await readContract(work, clientId))?.modules ?? []
  const published = new Map((await selectPublished(work, clientId)).map((row) => [row.module, row]))
  return modules.map((module) => {
    const row = published.get(module)
    return {
      module,
      inContract: sold.includes(module),
      publishedFrom: row?.publishedFrom ?? null,
      changedAt: row?.changedAt.toISOString() ?? null,
      changedBy: row?.changedBy ?? null,
    }
  })
}
