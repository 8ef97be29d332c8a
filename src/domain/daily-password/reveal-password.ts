import { dayOf, followingDay, startOfDay } from '#base/calendar.ts'
import { groupCrockford } from '#base/crockford.ts'
import { timeZones } from '#base/time-zones.ts'
import type { RevealedPassword } from '#contracts/daily-password.ts'
import { reachDistributor } from '#domain/distributors/list-distributors.ts'
import { currentScope, masterOf, type LicenceKeys } from '#domain/keys/licence-keys.ts'
import { makeDailyPassword, type PasswordScope } from '#licence-file/make-daily-password.ts'
import { staffOf } from '#platform/work/actor.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import type { Work } from '#platform/work/work.ts'
import { scopeOfClients } from './password-scope.ts'
import { selectZonesOf } from './client-zones-table.ts'

/** Where the day is that the home page shows. */
const homeZone = 'Europe/Paris'
const twoHoursMs = 2 * 3_600_000

/**
 * Today's password of a distributor, null for the publisher's own; a technician sees his distributor's alone.
 * Each reveal leaves a line. Where it is another day for some of its clients, theirs comes too.
 */
export async function revealPassword(
  work: Work,
  keys: LicenceKeys,
  asked: string | null | undefined,
): Promise<RevealedPassword> {
  work.allow('daily-password:reveal')
  const { role, distributorId: own } = staffOf(work.actor)
  const distributorId = asked === undefined ? own : asked
  if (role === 'technicien' && distributorId !== own) throw new OutOfScope(null)
  const distributor = distributorId === null ? null : await named(work, distributorId)
  const scope = currentScope(keys, scopeOfClients(distributorId))
  const day = dayOf(work.now, homeZone)
  const days = await otherDays(work, distributorId, day)
  await work.audit('daily-password-revealed', {
    details: { day, distributor: distributor?.name ?? null },
  })
  return {
    ...passwordOn(keys, scope, day, homeZone),
    distributor,
    timeZone: homeZone,
    elsewhere: days.map(({ day, zones }) => ({
      ...passwordOn(keys, scope, day, zones[0] ?? homeZone),
      timeZones: zones,
    })),
  }
}

/** The password of a day, and until when the software of that zone takes it: 02:00 the day after. */
export function passwordOn(keys: LicenceKeys, scope: PasswordScope, day: string, zone: string) {
  const password = makeDailyPassword(masterOf(keys, scope.keyVersion), scope, day)
  const ends = startOfDay(followingDay(day), zone).getTime() + twoHoursMs
  return { password: groupCrockford(password, 5), day, acceptedUntil: new Date(ends).toISOString() }
}

async function named(work: Work, distributorId: string): Promise<{ id: string; name: string }> {
  const { id, name } = await reachDistributor(work, distributorId)
  return { id, name }
}

async function otherDays(
  work: Work,
  distributorId: string | null,
  today: string,
): Promise<{ day: string; zones: string[] }[]> {
  const used = await selectZonesOf(work, distributorId)
  const zones = timeZones.map(({ zone }) => zone as string).filter((zone) => used.has(zone))
  const byDay = Map.groupBy(zones, (zone) => dayOf(work.now, zone))
  byDay.delete(today)
  return [...byDay].map(([day, zones]) => ({ day, zones }))
}
