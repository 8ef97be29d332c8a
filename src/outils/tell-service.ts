import type { RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { Failure, isExpected } from './failures.ts'
import { readState, saveState, withoutReceipts, type Receipt } from './folder/agent-state.ts'
import { withFolderLock } from './folder/folder-lock.ts'
import { reportEvents } from './maintenance/report-events.ts'
import type { CallService } from './network/with-service.ts'

/** Sends the receipts and the maintenance events that wait; what does not leave waits for the next contact. */
export async function tellService(folder: string, call: CallService): Promise<void> {
  await sendReceipts(folder, call)
  await passOver(() => reportEvents(folder, call))
}

async function sendReceipts(folder: string, call: CallService): Promise<void> {
  const told: Receipt[] = []
  for (const receipt of (await readState(folder)).receiptsDue)
    if ((await sendReceipt(call, receipt)) === 'told') told.push(receipt)
  if (told.length === 0) return
  await withFolderLock(folder, async () =>
    saveState(folder, withoutReceipts(await readState(folder), told)),
  )
}

async function sendReceipt(
  call: CallService,
  { licence, stage }: Receipt,
): Promise<'told' | 'later'> {
  const input = { params: { licenceId: licence }, body: { stage } }
  const sent = await passOver(() => call('POST /agent/licences/:licenceId/receipt', input))
  if (!(sent instanceof Refusal)) return sent instanceof Failure ? 'later' : 'told'
  return pointless.has(sent.problem.code) ? 'told' : 'later'
}

/** A "no" here fails nothing: the licence is in place all the same. */
async function passOver(action: () => Promise<void>): Promise<Failure | Refusal | void> {
  try {
    await action()
  } catch (error) {
    if (isExpected(error)) return error
    throw error
  }
}

/** A licence that the service no longer knows will not be known tomorrow. */
const pointless: ReadonlySet<RefusalCode> = new Set(['not-found', 'input-refused'])
