import type { Module } from '#contracts/licences.ts'
import type { TransferFailure } from '#replication/messages/shapes.ts'
import { between, plusMinutes } from './instants.ts'
import { stateOf } from './journal-plan.ts'
import { failureOf, type PlannedTransfer } from './transfer-plan.ts'
import type { School } from './world.ts'

/** What one module of a past transfer came to, in one direction. */
export type TransferPart = {
  readonly module: Module
  readonly direction: 'up' | 'down'
  readonly state: 'running' | 'done' | 'failed'
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly records: number
  readonly total: number
  readonly removed: number
  readonly cycle: 'normal' | 'reconciled' | 'first' | null
  readonly failure: TransferFailure | null
}

/** The modules one after the other, as far as the transfer got; to the Internet first. */
export function partsOf(transfer: PlannedTransfer, school: School): TransferPart[] {
  const { startedAt, endedAt, turn } = transfer
  const { modules } = school
  const sent = turn === 'killed' ? modules.slice(0, 2) : modules
  const parts = sent.map((module, place): TransferPart => {
    const at = (step: number): Date => between(startedAt, endedAt, step / modules.length)
    const state = stateOf(turn, place)
    const isSent = state === 'normal' || state === 'reconciled' || state === 'first'
    const isCut = turn === 'killed' && place === 1
    const total = isSent ? countOf(module, transfer, school) : 0
    return {
      module,
      direction: 'up',
      state: isCut ? 'running' : isSent ? 'done' : 'failed',
      startedAt: at(place),
      endedAt: isCut ? null : at(isSent ? place + 1 : place),
      records: isCut ? Math.floor(total / 2) : total,
      total,
      removed: turn === 'first' || isCut ? 0 : Math.floor(total / 40),
      cycle: isSent && !isCut ? state : null,
      failure: isSent ? null : failureOf(turn),
    }
  })
  const rolls = turn === 'killed' || turn === 'locked' ? 0 : rollCalls(transfer, school)
  return rolls === 0 ? parts : [...parts, rollCallsPart(rolls, endedAt)]
}

/** They are given last. */
function rollCallsPart(records: number, endedAt: Date): TransferPart {
  return {
    module: 'vie-scolaire',
    direction: 'down',
    state: 'done',
    startedAt: plusMinutes(endedAt, -0.1),
    endedAt,
    records,
    total: records,
    removed: 0,
    cycle: null,
    failure: null,
  }
}

/** Rows that change in half a day, and all there are: for each pupil. */
const volumes: Readonly<Record<Module, readonly [changing: number, all: number]>> = {
  administratif: [0.012, 9],
  'vie-scolaire': [0.07, 55],
  notes: [0.2, 80],
  comptabilite: [0.01, 5],
  passage: [0.4, 25],
  entreprise: [0.008, 0.4],
}

function countOf(
  module: Module,
  { startedAt, isWeekend, turn }: PlannedTransfer,
  { pupilsMax }: School,
): number {
  const [changing, all] = volumes[module]
  if (turn === 'first') return Math.round(pupilsMax * all)
  const quiet = isWeekend ? 0.02 : 1
  // Neither drawn nor the same each time.
  const share = 0.5 + ((startedAt.getTime() / 60_000 + module.length * 7) % 13) / 13
  return Math.floor(pupilsMax * changing * share * quiet)
}

/** Roll calls of half a day come from online, where the school does them there. */
function rollCalls(
  { startedAt, isWeekend }: PlannedTransfer,
  { modules, service, pupilsMax }: School,
): number {
  const doesThem = modules.includes('vie-scolaire') && service?.published.includes('vie-scolaire')
  if (!doesThem || isWeekend) return 0
  return Math.ceil(pupilsMax / 30) + (startedAt.getUTCDate() % 4)
}
