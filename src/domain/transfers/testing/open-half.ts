import { ExchangeFailure } from '#replication/school-side/exchange.ts'
import type { TransferringSchool } from '#testing/transferring-school.ts'

/** A transfer that stops after so many messages, as when the machine is switched off. */
export async function openHalf(school: TransferringSchool, messages = 1): Promise<void> {
  school.put('niveau', [{ id: `N${messages}-${school.base.tables.get('niveau')?.size ?? 0}` }])
  let sent = 0
  const exchange = async (body: Buffer): Promise<Buffer> => {
    sent += 1
    if (sent > messages) throw new ExchangeFailure('refused', 'switched-off')
    return school.exchange(body)
  }
  await school.transfer({}, { exchange }).catch((error: unknown) => {
    if (!(error instanceof ExchangeFailure)) throw error
  })
}
