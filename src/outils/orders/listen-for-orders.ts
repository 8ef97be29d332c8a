import { fail, isExpected, toldOf, type Told } from '../failures.ts'
import { readAttachment } from '../folder/attachment.ts'
import { withPatience, type Run } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { draw } from '../schedule/moments.ts'
import { answerOrders } from './answer-orders.ts'

/** How long the service keeps the question; the most that it takes. */
const waitSeconds = 25
const firstPauseMs = 10_000
const pauseMsMax = 5 * 60_000

/**
 * Waits for what the distributor asks, and does it, until it is asked to end. A network that is down
 * is no news here, for the contacts say it: it listens again after growing pauses. Never rejects.
 */
export async function listenForOrders(run: Run, seed: string, ending: AbortSignal): Promise<void> {
  const { machine } = run
  let inVain = 0
  let said = ''
  while (!ending.aborted) {
    try {
      await listenOnOneConnection(run, ending, () => (inVain = 0))
    } catch (error) {
      // Asked to end, the network was let go of: no failure.
      if (!ending.aborted && !isExpected(error)) said = sayOnce(run, toldOf(error).told, said)
    }
    inVain += 1
    await machine.wait(pauseMs(inVain, seed, machine.now()), ending)
  }
}

/** Throws when it breaks; returns when the service lets go at once, as one that closes does. */
async function listenOnOneConnection(
  run: Run,
  ending: AbortSignal,
  wentWell: () => void,
): Promise<void> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const { answerMs } = run.machine.patience
  const patient = withPatience(run, { answerMs: answerMs + waitSeconds * 1000, retriesMax: 0 })
  await withAttachedService(patient, attachment, async (call) => {
    while (!ending.aborted) {
      const askedAt = run.machine.now().getTime()
      const { orders } = await call('GET /agent/orders', { query: { wait: waitSeconds } })
      const waitedMs = run.machine.now().getTime() - askedAt
      if (orders.length === 0 && waitedMs < (waitSeconds * 1000) / 2) return
      await answerOrders(run, attachment, orders, run.say)
      wentWell()
    }
  })
}

/** An error of the program is said, but not each time that it comes again. */
function sayOnce({ say }: Run, { code, message, remedy }: Told, said: string): string {
  if (message !== said) say({ event: 'failed', line: `${message} ${remedy}`, facts: { code } })
  return message
}

/** 10 seconds, 20, 40… up to 5 minutes, each a half more or less: not every school at the same instant. */
function pauseMs(inVain: number, seed: string, now: Date): number {
  const share = 0.5 + draw(seed, `listen ${inVain} ${now.toISOString()}`)
  return Math.min(firstPauseMs * 2 ** (inVain - 1), pauseMsMax) * share
}
