import { dayOf } from '#base/calendar.ts'
import type { Module } from '#contracts/licences.ts'
import { clockTime, daysBefore, lastMorning, officeZone, plusMinutes } from './instants.ts'
import type { SchoolWithoutService } from './world.ts'

/** What became of a school's online service. */
export type PlannedService = {
  readonly createdAt: Date
  readonly hasSms: boolean
  readonly closedAt: Date | null
  /** Summer mode: since when, and to the end of which day. */
  readonly suspension: { readonly at: Date; readonly until: string } | null
  readonly checkedAt: Date | null
  readonly administrator: {
    readonly name: string
    readonly mail: string
    readonly invitedAt: Date
    /** Null: the invitation still waits. */
    readonly joinedAt: Date | null
  }
  readonly published: readonly Module[]
  /** The support's visits: when, and whether something was changed. */
  readonly visits: readonly { readonly at: Date; readonly changes: boolean }[]
}

const dayMinutes = 24 * 60

/** Schools at work have their service; the places in the roster say who has what. */
export function planService(
  school: SchoolWithoutService,
  rank: number,
  now: Date,
): PlannedService | null {
  const { state, createdAt, contacts, modules, distributor, agent } = school
  const [head] = contacts
  if ((state !== 'fetched' && state !== 'issued') || distributor === null) return null
  if (!head?.mail) return null
  const today = dayOf(now, officeZone)
  const ago = (days: number, minutes: number): Date => clockTime(daysBefore(today, days), minutes)
  const isNew = rank === newcomer
  const opened = isNew
    ? plusMinutes(lastMorning(now, 8 * 60), -30)
    : plusMinutes(createdAt, dayMinutes)
  const attachedAt = agent?.machines[0]?.enrolledAt
  const joined = !isNew && rank % 5 !== 3
  return {
    createdAt: opened,
    hasSms: rank % 3 !== 1,
    closedAt: rank % 13 === 5 ? ago(3, 9 * 60 + 12) : null,
    suspension: rank % 17 === 9 ? { at: ago(2, 16 * 60), until: daysBefore(today, -12) } : null,
    checkedAt:
      joined && rank % 2 === 0 && attachedAt !== undefined ? plusMinutes(attachedAt, 50) : null,
    administrator: {
      name: head.name,
      mail: head.mail,
      invitedAt: plusMinutes(opened, 6),
      joinedAt: joined ? plusMinutes(opened, 3 * 60) : null,
    },
    published: joined ? modules.filter((_, at) => (at + rank) % 3 !== 2) : [],
    visits: joined && rank % 4 === 0 ? visitsOf(rank, ago) : [],
  }
}

/** Where the invitation of the day is still among the mails. */
const newcomer = 6

function visitsOf(rank: number, ago: (days: number, minutes: number) => Date) {
  return [
    { at: ago(18 - (rank % 7), 10 * 60 + rank), changes: true },
    { at: ago(6 - (rank % 3), 14 * 60 + rank), changes: false },
  ]
}
