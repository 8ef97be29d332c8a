import { catalogue, sentModules } from '#replication/catalogue/catalogue.ts'
import { toldOf } from '../failures.ts'
import { readState } from '../folder/agent-state.ts'
import { readAttachment } from '../folder/attachment.ts'
import { inZone, knownZone } from '../french-dates.ts'
import type { Run, RunEvent } from '../machine.ts'
import { hasMapping } from '../source/kept-mapping.ts'
import { describeTransfer } from './describe-transfer.ts'
import { nextTransfer } from './next-transfer.ts'
import { performTransfer } from './perform-transfer.ts'

export type TransferKeeper = {
  /**
   * Starts a transfer when it is due, where the school's base was named, and does not wait for it. Called about once a
   * minute, by whoever has the clock. Never rejects.
   */
  look(awakeSince: Date): Promise<void>
  /** Resolves once none is under way. */
  readonly settled: () => Promise<void>
}

/** Transfers at midday and in the evening, beside the licences and the orders: none waits for another. */
export function openTransferKeeper(run: Run, seed: string, ending: AbortSignal): TransferKeeper {
  let underWay: Promise<void> | undefined
  let said = ''
  /** Not each time that it comes again. */
  const sayOnce = (event: RunEvent): void => {
    if (event.line !== said) run.say(event)
    said = event.line
  }
  return {
    look: async (awakeSince) => {
      if (underWay !== undefined) return
      try {
        const plan = await planTransfer(run, seed, awakeSince)
        if (plan === undefined) return
        if (plan.due > run.machine.now()) {
          const line = `Prochain transfert : le ${inZone(plan.due, plan.zone)}.`
          sayOnce({ event: 'planned', line, facts: { act: 'transfer', due: plan.due } })
        } else
          underWay = transferNow(run, ending, sayOnce).finally(() => {
            underWay = undefined
          })
      } catch (error) {
        sayOnce(failureEvent(error))
      }
    },
    settled: () => underWay ?? Promise.resolve(),
  }
}

async function planTransfer(
  { folder, machine }: Run,
  seed: string,
  awakeSince: Date,
): Promise<{ readonly due: Date; readonly zone: string } | undefined> {
  const attachment = await readAttachment(folder)
  if (attachment === undefined || !(await hasMapping(folder))) return undefined
  const { lastTransfer } = await readState(folder)
  const zone = knownZone(attachment.school.timeZone)
  const due = nextTransfer({
    now: machine.now(),
    zone,
    seed,
    awakeSince,
    lastTried: lastTransfer === null ? undefined : new Date(lastTransfer.at),
    failures: lastTransfer?.failures ?? 0,
  })
  return { due, zone }
}

/** Never rejects. */
async function transferNow(
  run: Run,
  ending: AbortSignal,
  sayOnce: (event: RunEvent) => void,
): Promise<void> {
  const modules = sentModules(catalogue)
  const wish = { mode: 'automatic', complete: false, modules, acceptDisappearance: false } as const
  try {
    const { lines, facts, told } = describeTransfer(await performTransfer(run, wish, () => {}))
    run.say({
      event: told === undefined ? 'transferred' : 'failed',
      line: [...lines, told?.message ?? ''].join(' ').trim(),
      facts,
    })
  } catch (error) {
    // Asked to end, the network was let go of: the next transfer goes on from there.
    if (!ending.aborted) sayOnce(failureEvent(error))
  }
}

function failureEvent(error: unknown): RunEvent {
  const { told } = toldOf(error)
  return {
    event: 'failed',
    line: `${told.message} ${told.remedy}`,
    facts: { code: told.code },
  }
}
