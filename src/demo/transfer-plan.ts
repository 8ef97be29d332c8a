import { dayOf } from '#base/calendar.ts'
import type { TransferFailure } from '#replication/messages/shapes.ts'
import type { PlannedAgent } from './agent-plan.ts'
import { clockTime, daysBefore, plusMinutes } from './instants.ts'
import type { PlannedService } from './online-plan.ts'
import type { SchoolWithoutService } from './world.ts'

/** One run of the agent: its journal and the transfers that the portal shows are told from it. */
export type PlannedTransfer = {
  readonly startedAt: Date
  /** Of one that was killed, when it was last heard of. */
  readonly endedAt: Date
  /** Saturday or Sunday on the clock of the school: little is written. */
  readonly isWeekend: boolean
  readonly turn: Turn
  /** Which of the agent's machines. */
  readonly machine: number
}

export type Turn =
  | 'normal'
  | 'first'
  | 'reconciled'
  | 'killed'
  | 'misfit'
  | 'locked'
  /** The service is closed, the network is down, another run is under way: nothing arrives online. */
  | 'shut'
  | 'network'
  | 'busy'

const days = 90
const midday = 12 * 60
const evening = 19 * 60

/** After that much silence a transfer is taken for interrupted. */
export const silenceMinutes = 15

/** The one whose machine goes on but transfers no more. */
const lateSchool = { rank: 16, minutes: 3 * 24 * 60 } as const

/** Newest first: at midday and in the evening of the last 90 days, by the clock of the school. */
export function planTransfers(
  school: SchoolWithoutService,
  service: PlannedService | null,
  rank: number,
  now: Date,
): PlannedTransfer[] {
  const { agent, timeZone } = school
  if (service === null || agent === null) return []
  const until = lastHeard(agent, rank, now)
  const today = dayOf(until, timeZone)
  const transfers = Array.from({ length: 2 * days }, (_, slot) => {
    const day = daysBefore(today, Math.floor(slot / 2))
    const minutes = slot % 2 === 0 ? evening + ((rank * 7) % 40) : midday + ((rank * 11) % 90)
    const startedAt = clockTime(day, minutes, timeZone)
    const endedAt = plusMinutes(startedAt, 1 + (rank % 3))
    return {
      startedAt,
      endedAt,
      isWeekend: [0, 6].includes(new Date(day).getUTCDay()),
      machine: agent.machines.findLastIndex(({ enrolledAt }) => enrolledAt < startedAt),
      turn: turnAt(rank * 7 + slot * 9, service, endedAt, until),
    }
  }).filter(
    ({ startedAt, endedAt, machine }) =>
      machine >= 0 && endedAt <= until && startedAt > service.createdAt,
  )
  const oldest = transfers.at(-1)
  if (oldest === undefined || oldest.turn === 'shut') return transfers
  const isFirst = plusMinutes(service.createdAt, 24 * 60) > oldest.startedAt
  return isFirst ? [...transfers.slice(0, -1), { ...oldest, turn: 'first' }] : transfers
}

function lastHeard({ lastSeenAt, detachedAt }: PlannedAgent, rank: number, now: Date): Date {
  const silentSince = rank === lateSchool.rank ? plusMinutes(now, -lateSchool.minutes) : now
  return [lastSeenAt, detachedAt ?? now, silentSince].reduce((one, other) =>
    other < one ? other : one,
  )
}

/** Of 31 places, so that a fortnight shows each way of ending, mostly the good one. */
const turns: Readonly<Partial<Record<number, Turn>>> = {
  3: 'killed',
  7: 'network',
  11: 'reconciled',
  16: 'misfit',
  21: 'busy',
  26: 'locked',
}

function turnAt(place: number, service: PlannedService, endedAt: Date, until: Date): Turn {
  if (isShut(service, endedAt)) return 'shut'
  const turn = turns[place % 31] ?? 'normal'
  const isKnown = plusMinutes(endedAt, silenceMinutes) <= until
  return turn === 'killed' && !isKnown ? 'normal' : turn
}

function isShut({ closedAt, suspension }: PlannedService, at: Date): boolean {
  return [closedAt, suspension?.at].some((since) => since && since < at)
}

/** Why one failed that reached the online side, in the words of the agent. */
export function failureOf(turn: Turn): TransferFailure | null {
  return turn === 'misfit' || turn === 'locked' ? failures[turn] : null
}

const failures: Readonly<Record<'misfit' | 'locked', TransferFailure>> = {
  misfit: {
    code: 'value-does-not-fit',
    collection: 'eleve',
    sentence:
      'Collection eleve, fiche 1042 : le champ date_naissance n’a pas la forme attendue (colonne DATENAISS). Corrigez cette fiche dans le logiciel, ou le format de ce champ dans la correspondance.',
  },
  locked: {
    code: 'source-locked',
    collection: null,
    sentence:
      'La base de l’établissement est occupée par un autre programme. Attendez la fin de la sauvegarde ou de la réindexation en cours, puis recommencez ; sinon fermez les autres programmes qui l’ouvrent.',
  },
}
