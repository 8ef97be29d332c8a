import type { RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { Failure } from './failures.ts'
import type { CallService } from './network/with-service.ts'

/** Tells the service which licences have arrived; returns those still to be told, for the next run. */
export async function sendReceipts(call: CallService, due: readonly string[]): Promise<string[]> {
  const left: string[] = []
  for (const licenceId of due) {
    const outcome = await sendReceipt(call, licenceId)
    if (outcome === 'later') left.push(licenceId)
  }
  return left
}

async function sendReceipt(call: CallService, licenceId: string): Promise<'told' | 'later'> {
  try {
    await call('POST /agent/licences/:licenceId/receipt', { params: { licenceId } })
    return 'told'
  } catch (error) {
    if (error instanceof Failure) return 'later'
    if (error instanceof Refusal) return pointless.has(error.problem.code) ? 'told' : 'later'
    throw error
  }
}

/** A licence that the service no longer knows will not be known tomorrow. */
const pointless: ReadonlySet<RefusalCode> = new Set(['not-found', 'input-refused'])
