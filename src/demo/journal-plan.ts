import { moduleNames } from '#contracts/module-names.ts'
import type { BlockEnd, BlockStart, ModuleState } from '#base/agent-journal/journal-block.ts'
import { journalMoment } from '#base/agent-journal/journal-moment.ts'
import type { Module } from '#contracts/licences.ts'
import { refusals } from '#contracts/refusals.ts'
import type { PlannedAgent } from './agent-plan.ts'
import { lastMorning, plusMinutes } from './instants.ts'
import type { PlannedService } from './online-plan.ts'
import { failureOf, type PlannedTransfer, type Turn } from './transfer-plan.ts'
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
  transfers: readonly PlannedTransfer[],
  rank: number,
  now: Date,
): PlannedJournal | null {
  const { agent, state } = school
  if (service === null || agent === null || agent.detachedAt !== null) return null
  if (state === 'issued') return { kind: 'asked', at: plusMinutes(lastMorning(now, 8 * 60), -45) }
  if (rank % 3 === 2) return null
  const at = agent.lastSeenAt
  const since = plusMinutes(at, -fortnightMinutes)
  const lately = transfers.filter(({ startedAt }) => startedAt > since)
  return { kind: 'sent', at, blocks: lately.map((transfer) => blockOf(transfer, school, agent)) }
}

const fortnightMinutes = 14 * 24 * 60

function blockOf(
  { startedAt, endedAt, machine, turn }: PlannedTransfer,
  { timeZone, modules }: SchoolWithoutService,
  { machines, version }: PlannedAgent,
): PlannedBlock {
  return {
    start: {
      version,
      machine: machines[machine]?.name ?? '',
      startedAt: journalMoment(startedAt, timeZone) ?? '',
      mode: 'Automatique - https',
    },
    end: endOf(turn, modules, journalMoment(endedAt, timeZone) ?? ''),
  }
}

function endOf(turn: Turn, sold: readonly Module[], endedAt: string): BlockEnd | null {
  const modules = sold.map((module, place) => ({
    name: moduleNames[module],
    state: stateOf(turn, place),
  }))
  switch (turn) {
    case 'killed':
      return null
    case 'busy':
      return {
        state: 'abandoned',
        modules,
        notes: [],
        abandon: 'Un autre transfert est en cours',
      }
    case 'network':
    case 'shut':
      return { state: 'failed', modules, notes: [], endedAt, error: errors[turn] }
    case 'misfit':
    case 'locked':
      return {
        state: 'failed',
        modules,
        notes: [],
        endedAt,
        error: failureOf(turn)?.sentence ?? '',
      }
    case 'normal':
    case 'first':
    case 'reconciled':
      return { state: 'succeeded', modules, notes: ['Photos des élèves : Sans'], endedAt }
  }
}

/** What became of the module at that place in the order in which they are sent. */
export function stateOf(turn: Turn, place: number): ModuleState {
  switch (turn) {
    case 'normal':
    case 'killed':
      return 'normal'
    case 'first':
      return 'first'
    case 'reconciled':
      return place === 1 ? 'reconciled' : 'normal'
    case 'misfit':
      return place === 0 ? 'not-sent' : 'normal'
    case 'locked':
    case 'shut':
    case 'network':
    case 'busy':
      return 'not-sent'
  }
}

const errors = {
  network: 'Erreur http 0 : Erreur de connexion  Type erreur : http Code erreur : 1',
  shut: refusals['service-closed'].sentence,
} as const
