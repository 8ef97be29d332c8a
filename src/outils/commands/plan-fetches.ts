import { fail, toldOf } from '../failures.ts'
import { readState, saveState } from '../folder/agent-state.ts'
import { readAttachment } from '../folder/attachment.ts'
import { lockPlanner, withFolderLock } from '../folder/folder-lock.ts'
import { inZone } from '../french-dates.ts'
import type { Run } from '../machine.ts'
import { listenForOrders } from '../orders/listen-for-orders.ts'
import type { Report } from '../report.ts'
import { nextAct, type Act, type Situation } from '../schedule/next-act.ts'
import { performAct } from '../schedule/perform-act.ts'
import { readSituation } from '../schedule/read-situation.ts'
import { openTransferKeeper } from '../transfers/transfer-keeper.ts'
import { startWatch, watchClock, type ClockWatch } from '../schedule/watch-clock.ts'

/** No timer is trusted for longer: a machine that slept compares its clock within a minute. */
const waitMsMax = 60_000

/**
 * Keeps running: a contact a day, the next licence from Thursday on, the swap on Monday. Beside that it
 * listens for what the distributor asks, and neither waits for the other.
 */
export async function planFetches(run: Run): Promise<Report> {
  const { folder, machine } = run
  const { school } = (await readAttachment(folder)) ?? fail('not-attached')
  const free = await lockPlanner(folder)
  const stop = new AbortController()
  const forgetStop = machine.onStop(() => stop.abort())
  try {
    const seed = await keepSeed(run)
    run.say({
      event: 'started',
      line: `Le planificateur est en marche pour ${school.name} (${school.ogec}).`,
    })
    const running: Run = { ...run, ending: stop.signal }
    const listening = listenForOrders(running, seed, stop.signal)
    const transfers = openTransferKeeper(running, seed, stop.signal)
    let memory: Memory = { seed, watch: startWatch(machine.now()), failures: undefined, said: '' }
    while (!stop.signal.aborted) {
      await transfers.look(memory.watch.awakeSince)
      memory = await turn(running, memory, stop.signal)
    }
    await Promise.all([listening, transfers.settled()])
    const line = 'Le planificateur s’arrête, comme demandé.'
    return { exit: 'good', lines: [line], facts: { event: 'stopped', message: line } }
  } finally {
    forgetStop()
    free()
  }
}

type Memory = {
  readonly seed: string
  readonly watch: ClockWatch
  readonly failures: Situation['failures']
  /** The last line said of the plan or of what is in the way, not to be said each minute. */
  readonly said: string
}

/** Looks at the clock, does what is due, else waits; whatever happens, the next turn comes. */
async function turn(run: Run, memory: Memory, stopping: AbortSignal): Promise<Memory> {
  const { machine } = run
  try {
    const { watch, worthNoting } = watchClock(memory.watch, machine.now())
    if (worthNoting) await noteClock(run)
    const { seed, failures } = memory
    const situation = await readSituation(run, { seed, failures, awakeSince: watch.awakeSince })
    const act = nextAct(situation)
    const leftMs = act.at.getTime() - situation.now.getTime()
    if (leftMs > 0) {
      const said = sayPlan(run, act, situation, memory.said)
      await machine.wait(Math.min(leftMs, waitMsMax), stopping)
      return { ...memory, watch, said }
    }
    const done = await performAct(run, act)
    if (stopping.aborted) return memory
    if (done) return { ...memory, watch, failures: act.kind === 'fetch' ? undefined : failures }
    // A swap that cannot be done is tried again in a minute; a contact after growing pauses.
    if (act.kind === 'swap') await machine.wait(waitMsMax, stopping)
    return act.kind === 'swap'
      ? { ...memory, watch }
      : { ...memory, watch, failures: oneMore(failures, machine.now()) }
  } catch (error) {
    const { told } = toldOf(error)
    const line = `${told.message} ${told.remedy}`
    if (line !== memory.said) run.say({ event: 'failed', line, facts: { code: told.code } })
    await machine.wait(waitMsMax, stopping)
    return { ...memory, watch: watchClock(memory.watch, machine.now()).watch, said: line }
  }
}

function oneMore(failures: Situation['failures'], lastAt: Date): Situation['failures'] {
  return { count: (failures?.count ?? 0) + 1, lastAt }
}

function sayPlan({ say }: Run, act: Act, { zone }: Situation, said: string): string {
  const what = act.kind === 'swap' ? 'Mise en place de la licence suivante' : 'Prochain contact'
  const line = `${what} : le ${inZone(act.at, zone)}.`
  if (line !== said) say({ event: 'planned', line, facts: { act: act.kind, due: act.at } })
  return line
}

async function keepSeed({ folder, machine }: Run): Promise<string> {
  return withFolderLock(folder, async () => {
    const state = await readState(folder)
    const seed = state.seed ?? machine.newId()
    if (state.seed === null) await saveState(folder, { ...state, seed })
    return seed
  })
}

/** So that a clock put back later shows. */
async function noteClock({ folder, machine }: Run): Promise<void> {
  await withFolderLock(folder, async () => {
    const state = await readState(folder)
    const now = machine.now()
    if (now.getTime() > Date.parse(state.clockHighWater ?? '1970-01-01T00:00:00Z'))
      await saveState(folder, { ...state, clockHighWater: now.toISOString() })
  })
}
