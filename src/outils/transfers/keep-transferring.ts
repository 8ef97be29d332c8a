import { catalogue, sentModules } from '#replication/catalogue/catalogue.ts'
import { isExpected, toldOf } from '../failures.ts'
import { readState } from '../folder/agent-state.ts'
import { readAttachment } from '../folder/attachment.ts'
import { inZone, knownZone } from '../french-dates.ts'
import type { Run } from '../machine.ts'
import { startWatch, watchClock, type ClockWatch } from '../schedule/watch-clock.ts'
import { hasMapping } from '../source/kept-mapping.ts'
import { describeTransfer } from './describe-transfer.ts'
import { nextTransfer } from './next-transfer.ts'
import { performTransfer } from './perform-transfer.ts'

const waitMsMax = 60_000

/**
 * Transfers at midday and in the evening until it is asked to end, where the school's base was named. Beside the licences
 * and the orders: none waits for another. Never rejects.
 */
export async function keepTransferring(run: Run, seed: string, ending: AbortSignal): Promise<void> {
  let watch = startWatch(run.machine.now())
  let said = ''
  while (!ending.aborted) {
    watch = watchClock(watch, run.machine.now()).watch
    try {
      said = await turn(run, { seed, watch, said }, ending)
    } catch (error) {
      said = sayOnce(run, error, said)
      await run.machine.wait(waitMsMax, ending)
    }
  }
}

type Memory = { readonly seed: string; readonly watch: ClockWatch; readonly said: string }

/** Transfers when it is due, else waits; gives the last line said of the plan. */
async function turn(run: Run, { seed, watch, said }: Memory, ending: AbortSignal): Promise<string> {
  const { machine, folder } = run
  const attachment = await readAttachment(folder)
  if (attachment === undefined || !(await hasMapping(folder))) {
    await machine.wait(waitMsMax, ending)
    return said
  }
  const { lastTransfer } = await readState(folder)
  const zone = knownZone(attachment.school.timeZone)
  const due = nextTransfer({
    now: machine.now(),
    zone,
    seed,
    awakeSince: watch.awakeSince,
    lastTried: lastTransfer === null ? undefined : new Date(lastTransfer.at),
    failures: lastTransfer?.failures ?? 0,
  })
  const leftMs = due.getTime() - machine.now().getTime()
  if (leftMs > 0) {
    const line = `Prochain transfert : le ${inZone(due, zone)}.`
    if (line !== said) run.say({ event: 'planned', line, facts: { act: 'transfer', due } })
    await machine.wait(Math.min(leftMs, waitMsMax), ending)
    return line
  }
  await transferNow(run, ending)
  return said
}

async function transferNow(run: Run, ending: AbortSignal): Promise<void> {
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
    if (ending.aborted) return
    const { told } = toldOf(error)
    run.say({
      event: 'failed',
      line: `${told.message} ${told.remedy}`,
      facts: { code: told.code },
    })
    // Another command transfers: what it does is as good.
    if (told.code === 'transfer-running') await run.machine.wait(waitMsMax, ending)
    else if (!isExpected(error)) await run.machine.wait(waitMsMax, ending)
  }
}

/** An error is said, but not each time that it comes again. */
function sayOnce({ say }: Run, error: unknown, said: string): string {
  const { told } = toldOf(error)
  if (told.message !== said)
    say({ event: 'failed', line: `${told.message} ${told.remedy}`, facts: { code: told.code } })
  return told.message
}
