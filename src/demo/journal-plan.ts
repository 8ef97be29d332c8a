import { moduleNames } from '#contracts/module-names.ts'
import type { BlockEnd, BlockStart, ModuleState } from '#base/agent-journal/journal-block.ts'
import { journalMoment } from '#base/agent-journal/journal-moment.ts'
import { dayOf } from '#base/calendar.ts'
import type { Module } from '#contracts/licences.ts'
import { refusals } from '#contracts/refusals.ts'
import type { PlannedAgent } from './agent-plan.ts'
import { clockTime, daysBefore, lastMorning, plusMinutes } from './instants.ts'
import type { PlannedService } from './online-plan.ts'
import type { SchoolWithoutService } from './world.ts'

/** What the machine of a school noted and sent, or the request that waits for it. */
export type PlannedJournal =
  | { readonly kind: 'sent'; readonly at: Date; readonly blocks: readonly PlannedBlock[] }
  | { readonly kind: 'asked'; readonly at: Date }

/** Null for the end of a transfer that was killed. */
export type PlannedBlock = { readonly start: BlockStart; readonly end: BlockEnd | null }

/** Two schools in three have sent theirs; of those whose machine is silent a technician asked for it. */
export function planJournal(
  school: SchoolWithoutService,
  service: PlannedService | null,
  rank: number,
  now: Date,
): PlannedJournal | null {
  const { agent, state } = school
  if (service === null || agent === null || agent.detachedAt !== null) return null
  if (state === 'issued') return { kind: 'asked', at: plusMinutes(lastMorning(now, 8 * 60), -45) }
  if (rank % 3 === 2) return null
  const at = agent.lastSeenAt
  return { kind: 'sent', at, blocks: blocksUntil(at, school, agent, service, rank) }
}

const nights = 14

/** Newest first: a transfer each evening, by the clock of the school. */
function blocksUntil(
  at: Date,
  { timeZone, modules }: SchoolWithoutService,
  agent: PlannedAgent,
  service: PlannedService,
  rank: number,
): PlannedBlock[] {
  const today = dayOf(at, timeZone)
  return Array.from({ length: nights }, (_, ago) => ago).flatMap((ago) => {
    const started = clockTime(daysBefore(today, ago), 19 * 60 + ((rank * 7) % 40), timeZone)
    const machine = agent.machines.findLast(({ enrolledAt }) => enrolledAt < started)
    const ended = plusMinutes(started, 1 + (rank % 3))
    if (machine === undefined || ended > at || started < service.createdAt) return []
    const [startedAt, endedAt] = [started, ended].map((each) => journalMoment(each, timeZone))
    const start = {
      version: agent.version,
      machine: machine.name,
      startedAt: startedAt ?? '',
      mode: 'Automatique - https',
    }
    const turn = isShut(service, started) ? 'shut' : turns[(rank + ago) % turns.length]
    return [{ start, end: endOf(turn ?? 'normal', modules, endedAt ?? '') }]
  })
}

type Turn = (typeof turns)[number] | 'shut'

/** So that a fortnight shows each way of ending, mostly the good one. */
const turns = [
  'normal',
  'normal',
  'reconciled',
  'normal',
  'network',
  'normal',
  'normal',
  'busy',
  'normal',
  'normal',
  'killed',
  'normal',
  'held',
] as const

function isShut({ closedAt, suspension }: PlannedService, at: Date): boolean {
  return [closedAt, suspension?.at].some((since) => since && since < at)
}

function endOf(turn: Turn, sold: readonly Module[], endedAt: string): BlockEnd | null {
  const one = { reconciled: 'reconciled', held: 'held' } as const
  const special = turn === 'reconciled' || turn === 'held' ? one[turn] : undefined
  const isLost = turn === 'network' || turn === 'shut' || turn === 'busy'
  const modules = sold.map((module, place) => ({
    name: moduleNames[module],
    state: stateOf(place, isLost, special),
  }))
  if (turn === 'killed') return null
  if (turn === 'busy')
    return { state: 'abandoned', modules, notes: [], abandon: 'Un autre transfert est en cours' }
  if (turn === 'network' || turn === 'shut')
    return { state: 'failed', modules, notes: [], endedAt, error: errors[turn] }
  return { state: 'succeeded', modules, notes: ['Photos des élèves : Sans'], endedAt }
}

function stateOf(place: number, isLost: boolean, special: ModuleState | undefined): ModuleState {
  if (isLost) return 'not-sent'
  return place === 1 && special !== undefined ? special : 'normal'
}

const errors = {
  network: 'Erreur http 0 : Erreur de connexion  Type erreur : http Code erreur : 1',
  shut: refusals['service-closed'].sentence,
} as const
