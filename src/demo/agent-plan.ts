import type { Faker } from '@faker-js/faker'
import type { PlannedLicence } from './licence-plan.ts'
import { daysBefore, plusMinutes, workingMoment } from './instants.ts'
import type { Situation } from './contract-plan.ts'

export type PlannedMachine = {
  readonly name: string
  readonly version: string
  readonly enrolledAt: Date
}

export type PlannedAgent = {
  /** One after the other: each takes over from the one before. */
  readonly machines: readonly PlannedMachine[]
  /** The version it has been updated to. */
  readonly version: string
  readonly lastSeenAt: Date
  readonly detachedAt: Date | null
  /** Of the range that documentation may use (RFC 5737). */
  readonly address: string
}

type Wanted = {
  readonly rank: number
  readonly isReplaced: boolean
  readonly isDetached: boolean
}

/** The machine of a school; null for those that have not begun. */
export function planAgent(
  faker: Faker,
  { state, createdOn, today, now }: Situation,
  licences: readonly PlannedLicence[],
  { rank, isReplaced, isDetached }: Wanted,
): PlannedAgent | null {
  const [name, next] = faker.helpers.arrayElements(machineNames, 2)
  const enrolledAt = workingMoment(faker, daysBefore(createdOn, -3), daysBefore(createdOn, -9))
  const replacedAt = workingMoment(faker, daysBefore(today, 60), daysBefore(today, 20))
  const detachedAt = workingMoment(faker, daysBefore(today, 4), daysBefore(today, 1))
  const minutesAgo = faker.number.float({ min: 3, max: 170 })
  const hoursBefore = faker.number.int({ min: 14, max: 90 })
  const version = faker.helpers.arrayElement(versions)
  if (licences.length === 0) return null

  const first = { name: name ?? 'SERVEUR', version: oldestVersion, enrolledAt }
  const second = { name: next ?? 'SERVEUR', version, enrolledAt: replacedAt }
  const waiting = licences.at(-1)
  const isSilent = state === 'issued' && waiting !== undefined
  return {
    machines: isReplaced ? [first, second] : [first],
    version,
    // A machine that is on has fetched its licence: the others have been off since before it was issued.
    lastSeenAt: isSilent
      ? plusMinutes(waiting.issuedAt, -60 * hoursBefore)
      : plusMinutes(now, -minutesAgo),
    detachedAt: isDetached ? detachedAt : null,
    address: `198.51.100.${10 + rank}`,
  }
}

const oldestVersion = '0.0.7'
const versions = ['0.1.0', '0.1.0', '0.1.0', '0.0.9', '0.0.8']

const machineNames = [
  'SERVEUR',
  'SRV-01',
  'SRV-2022',
  'SRV-ADMIN',
  'SRV-GESTION',
  'PC-SECRETARIAT',
  'PC-COMPTA',
  'POSTE-ACCUEIL',
  'ADMINISTRATIF-1',
  'PC-BUREAU',
]
