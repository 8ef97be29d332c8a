import { faker } from '@faker-js/faker/locale/fr'
import type { Faker } from '@faker-js/faker'
import { dayOf } from '#base/calendar.ts'
import { planAgent, type PlannedAgent } from './agent-plan.ts'
import { planContract, type PlannedContract } from './contract-plan.ts'
import { clockTime, daysBefore, officeZone, workingMoment } from './instants.ts'
import { planJournal, type PlannedJournal } from './journal-plan.ts'
import { planLicences, type PlannedLicence } from './licence-plan.ts'
import { planService, type PlannedService } from './online-plan.ts'
import { planObservations, type PlannedObservation } from './observation-plan.ts'
import {
  dateStaff,
  inventStaff,
  staffReadyDaysAgo,
  type DemoStaff,
  type StaffDates,
} from './people.ts'
import { roster, type RosterLine } from './roster.ts'
import { planTransfers, type PlannedTransfer } from './transfer-plan.ts'
import { inventSchoolFile, phoneOf, type SchoolFile } from './school-file.ts'

/** All that happened, as data: the same for the same instant. */
export type World = {
  readonly staff: DemoStaff
  readonly staffDates: StaffDates
  readonly keysMadeAt: Date
  readonly schools: readonly School[]
}

export type School = SchoolWithoutService & {
  readonly service: PlannedService | null
  /** Newest first. */
  readonly transfers: readonly PlannedTransfer[]
  readonly journal: PlannedJournal | null
}

export type SchoolWithoutService = RosterLine &
  SchoolFile & {
    readonly createdAt: Date
    readonly contract: PlannedContract | null
    readonly licences: readonly PlannedLicence[]
    readonly agent: PlannedAgent | null
    readonly observations: readonly PlannedObservation[]
    /** Which of its distributor's two technicians looks after it. */
    readonly keeper: 0 | 1
    /** What was corrected since: the file and the first contact were created with the former number. */
    readonly corrections: {
      readonly phone: { readonly at: Date; readonly former: string } | null
      readonly contact: { readonly at: Date; readonly former: string } | null
    }
  }

const nameSeed = 42
const dateSeed = 4402

/** The same people and schools every day; their dates lead up to `now`. */
export function inventWorld(now: Date): World {
  const today = dayOf(now, officeZone)
  faker.seed(nameSeed)
  const staff = inventStaff(faker)
  const files = roster.map((line, rank) => ({ ...line, ...inventSchoolFile(faker, line, rank) }))
  faker.seed(dateSeed)
  return {
    staff,
    staffDates: dateStaff(faker, staff, today, now),
    // Before the oldest licence: a signature older than its key would not hold.
    keysMadeAt: clockTime(daysBefore(today, 7 * 16), 9 * 60),
    schools: files.map((file, rank) => dateSchool(faker, file, rank, today, now)),
  }
}

const newestDaysAgo = 140

function dateSchool(
  faker: Faker,
  file: RosterLine & SchoolFile,
  rank: number,
  today: string,
  now: Date,
): School {
  const { name, state, timeZone, distributor, isForVisitors } = file
  const isNew = state === 'no-contract' || state === 'contract-to-come' || distributor === null
  const createdAt = isNew
    ? workingMoment(faker, daysBefore(today, 14), daysBefore(today, 6))
    : workingMoment(
        faker,
        daysBefore(today, staffReadyDaysAgo - 5),
        daysBefore(today, newestDaysAgo),
      )
  const situation = { state, timeZone, createdOn: dayOf(createdAt, officeZone), today, now }
  const contract = planContract(faker, situation)
  const licences = isNew
    ? []
    : planLicences(faker, situation, contract, faker.number.int({ min: 5 * 60, max: 13 * 60 }))
  const agent = planAgent(faker, situation, licences, {
    rank,
    isReplaced: rank % 11 === 2,
    isDetached: isForVisitors,
  })
  const school = {
    ...file,
    createdAt,
    contract,
    licences,
    agent,
    observations: planObservations(faker, situation, contract, {
      isPrimary: name.startsWith('École '),
      isUnassigned: distributor === null,
      detachedAt: agent?.detachedAt ?? null,
    }),
    keeper: rank % 2 === 0 ? 0 : 1,
    corrections: planCorrections(faker, file, rank, today, isNew),
  } as const
  const service = planService(school, rank, now)
  const transfers = planTransfers(school, service, rank, now)
  const journal = planJournal(school, service, transfers, rank, now)
  return { ...school, service, transfers, journal }
}

function planCorrections(
  faker: Faker,
  { phoneStart }: RosterLine,
  rank: number,
  today: string,
  isNew: boolean,
): School['corrections'] {
  const [phoneAt, contactAt] = [0, 0].map(() =>
    workingMoment(faker, daysBefore(today, 90), daysBefore(today, 5)),
  )
  const [phone, contact] = [phoneOf(faker, phoneStart), phoneOf(faker, phoneStart)]
  return {
    phone:
      !isNew && rank % 9 === 4 && phoneAt && phone !== null ? { at: phoneAt, former: phone } : null,
    contact:
      !isNew && rank % 6 === 1 && contactAt && contact !== null
        ? { at: contactAt, former: contact }
        : null,
  }
}
