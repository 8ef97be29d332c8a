import type { Faker } from '@faker-js/faker'
import type { StaffRole } from '#contracts/permissions.ts'
import { daysBefore, lastMorning, plusMinutes, workingMoment } from './instants.ts'
import { inventName } from './names.ts'
import { slug } from './slug.ts'

/** One for all the accounts of the demo: what they open is invented. */
export const demoPassword = 'cinq pigeons gris sous le tilleul'

export type DemoPerson = {
  readonly name: string
  readonly mail: string
  readonly role: StaffRole
  readonly distributor: string | null
  /** Of the range that documentation may use (RFC 5737). */
  readonly address: string
  readonly browser: string
}

export type DemoStaff = {
  /** The first one opened the house. */
  readonly administrator: DemoPerson
  /** Has not chosen a password yet: the invitation waits among the mails. */
  readonly invited: DemoPerson
  readonly distributors: readonly {
    readonly name: string
    readonly technicians: readonly DemoPerson[]
  }[]
}

const distributorNames = ['Statim Bretagne', 'Aplon Ouest', 'Aplon Midi et Outre-mer'] as const

export function inventStaff(faker: Faker): DemoStaff {
  let number = 10
  const person = (role: StaffRole, distributor: string | null): DemoPerson => {
    const { first, last } = inventName(faker)
    const name = `${first} ${last}`
    return {
      name,
      mail: `${slug(first)}.${slug(last)}@${slug(distributor ?? 'editeur')}.example`,
      role,
      distributor,
      address: `203.0.113.${(number += 1)}`,
      browser: faker.helpers.arrayElement(browsers),
    }
  }
  return {
    administrator: person('administrateur', null),
    invited: person('administrateur', null),
    distributors: distributorNames.map((name) => ({
      name,
      technicians: [person('technicien', name), person('technicien', name)],
    })),
  }
}

export type StaffDates = {
  readonly openedAt: Date
  /** When each distributor and its technicians came in, in the same order. */
  readonly distributorsAt: readonly Date[]
  readonly invitedAt: Date
  /** The last time each active person signed in, by mail. */
  readonly signedInAt: ReadonlyMap<string, Date>
}

/** All of the staff is there before the first client. */
export const staffReadyDaysAgo = 610

export function dateStaff(faker: Faker, staff: DemoStaff, today: string, now: Date): StaffDates {
  const active = [staff.administrator, ...staff.distributors.flatMap((each) => each.technicians)]
  return {
    openedAt: workingMoment(faker, daysBefore(today, 660), daysBefore(today, 655)),
    distributorsAt: staff.distributors.map((_, at) =>
      workingMoment(faker, daysBefore(today, 650 - 12 * at), daysBefore(today, 644 - 12 * at)),
    ),
    invitedAt: plusMinutes(lastMorning(now, 8 * 60 + 40), -faker.number.int(9)),
    signedInAt: new Map(
      active.map(({ mail }) => [mail, lastMorning(now, 7 * 60 + 30 + faker.number.int(18))]),
    ),
  }
}

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
]
