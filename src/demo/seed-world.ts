import { dayOf } from '#base/calendar.ts'
import type { Issuer } from '#domain/licences/issuer.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { sealAuditLines } from '#platform/audit/seal-audit-lines.ts'
import type { Database } from '#platform/database/database.ts'
import type { OnlinePlaces } from '#domain/online-service/service-state.ts'
import type { Outbox } from '#platform/mail/outbox.ts'
import { productMoments } from './product-moments.ts'
import { schoolMoments } from './school-moments.ts'
import { staffMoments } from './staff-moments.ts'
import { officeZone, plusMinutes } from './instants.ts'
import { onlyLately } from './past-mails-table.ts'
import { insertPastTransferDays } from './past-transfer-days-table.ts'
import { workOf, type Stage } from './stage.ts'
import { planTransferYear } from './transfer-year.ts'
import type { World } from './world.ts'

export type Ground = {
  readonly database: Database
  readonly issuer: Issuer
  readonly portal: DoorPlace
  readonly adminSite: DoorPlace
  readonly places: OnlinePlaces
  readonly onlineService: string
  readonly outbox: Outbox
}

/** Plays the world on an empty database by the real actions, each at its own instant, in the order of time. */
export async function seedWorld(ground: Ground, world: World, now: Date): Promise<void> {
  const moments = [
    ...staffMoments(world),
    ...productMoments(world, dayOf(now, officeZone)),
    ...world.schools.flatMap((school) => schoolMoments(world.staff, school)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())

  let instant = now
  const stage: Stage = {
    foundation: {
      database: ground.database,
      clock: { now: () => instant },
      outbox: onlyLately(ground.outbox, plusMinutes(now, -recentMinutes)),
    },
    portal: ground.portal,
    adminSite: ground.adminSite,
    places: ground.places,
    onlineService: ground.onlineService,
    issuer: ground.issuer,
    actors: new Map(),
    links: new Map(),
    distributors: new Map(),
  }
  for (const { at, act } of moments) {
    instant = at
    await act(stage)
  }
  instant = now
  await workOf(stage, theHouse, (work) =>
    insertPastTransferDays(work, planTransferYear(world, now), stage.distributors),
  )
  await sealAll(stage)
}

/** Mails of the last days still lie in their boxes; those of before were read long ago. */
const recentMinutes = 3 * 24 * 60

const sealingsMax = 100

const theHouse = { actor: { kind: 'system' }, address: null } as const

async function sealAll(stage: Stage): Promise<void> {
  for (let turn = 0; turn < sealingsMax; turn++)
    if ((await workOf(stage, theHouse, sealAuditLines)) === 0) return
}
