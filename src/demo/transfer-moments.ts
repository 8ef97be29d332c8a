import { readSchoolKey } from '#domain/transfers/store/school-store.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Work } from '#platform/work/work.ts'
import { plusMinutes } from './instants.ts'
import { insertPastTransfers } from './past-transfers-table.ts'
import { clientOf, type SchoolSoFar } from './school-so-far.ts'
import { workOf, type Moment } from './stage.ts'
import { partsOf, type TransferPart } from './transfer-parts.ts'
import { failureOf, silenceMinutes, type PlannedTransfer, type Turn } from './transfer-plan.ts'
import type { School } from './world.ts'

/**
 * What arrived online of a school's transfers: written at once, when the last of them was over, for each would be
 * dozens of messages with rows that nobody has.
 */
export function transferMoments(school: School, soFar: SchoolSoFar): Moment[] {
  const arrived = arrivedOf(school)
  const [newest] = arrived
  if (newest === undefined) return []
  const house = { actor: { kind: 'system' }, address: null } as const
  return [
    {
      at: endOf(newest),
      act: (stage) =>
        workOf(stage, house, (work) => write(work, arrived.toReversed(), school, soFar)),
    },
  ]
}

/** Those of which the online side knows, newest first. */
export function arrivedOf({ transfers }: School): PlannedTransfer[] {
  return transfers.filter(({ turn }) => !withoutTrace.has(turn))
}

export function outcomeOf({ turn }: PlannedTransfer): Tables['transfers']['outcome'] {
  return outcomes[turn] ?? 'done'
}

const withoutTrace: ReadonlySet<Turn> = new Set(['shut', 'network', 'busy'])

/** The portal lists 30; of those before a day shows how it went, and their modules would double the wait. */
const shownMax = 40

/** Oldest first. */
async function write(
  work: Work,
  planned: readonly PlannedTransfer[],
  school: School,
  soFar: SchoolSoFar,
): Promise<void> {
  const client_id = clientOf(soFar).id
  await readSchoolKey(work, client_id)
  const rows = planned.map((transfer, at) => {
    const id = work.newId()
    const parts = partsOf(transfer, school)
    const isShown = at >= planned.length - shownMax
    return {
      transfer: {
        ...transferRow(transfer, parts),
        client_id,
        id,
        fence: at + 1,
        agent_id: soFar.agents[transfer.machine] ?? '',
      },
      modules: (isShown ? parts : []).map((part) => ({
        ...moduleRow(part),
        client_id,
        transfer_id: id,
      })),
    }
  })
  const transfers = rows.map(({ transfer }) => transfer)
  await insertPastTransfers(work, {
    transfers,
    modules: rows.flatMap(({ modules }) => modules),
    standing: {
      client_id,
      outcome: transfers.at(-1)?.outcome ?? 'done',
      failure_code: transfers.at(-1)?.failure?.code ?? null,
      last_end_at: transfers.findLast(({ outcome }) => outcome === 'done')?.ended_at ?? null,
      is_held: false,
    },
    fence: transfers.length,
  })
}

export function endOf({ endedAt, turn }: PlannedTransfer): Date {
  return turn === 'killed' ? plusMinutes(endedAt, silenceMinutes) : endedAt
}

function transferRow(transfer: PlannedTransfer, parts: readonly TransferPart[]) {
  const { startedAt, endedAt, turn } = transfer
  const [up, down] = (['up', 'down'] as const).map((way) =>
    parts
      .filter(({ direction }) => direction === way)
      .reduce((sum, { records }) => sum + records, 0),
  )
  return {
    mode: 'automatic',
    complete: false,
    opened_at: startedAt,
    last_message_at: endedAt,
    ended_at: endOf(transfer),
    outcome: outcomeOf(transfer),
    failure: failureOf(turn),
    restored: [],
    bytes_in: 700 + 38 * (up ?? 0),
    bytes_out: 300 + 90 * (down ?? 0),
  } satisfies Partial<Tables['transfers']>
}

const outcomes: Readonly<Partial<Record<Turn, Tables['transfers']['outcome']>>> = {
  killed: 'interrupted',
  misfit: 'failed',
  locked: 'failed',
}

function moduleRow({ module, direction, state, startedAt, endedAt, ...part }: TransferPart) {
  const { records, total, removed, cycle, failure } = part
  return {
    module,
    direction,
    state,
    started_at: startedAt,
    ended_at: endedAt,
    records,
    total,
    progress: {},
    removed,
    cycle,
    hidden: 0,
    held: [],
    failure,
  } satisfies Partial<Tables['transfer_modules']>
}
