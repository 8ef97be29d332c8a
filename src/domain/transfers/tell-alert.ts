import type { TransferState } from '#contracts/transfers.ts'
import { serviceBriefOf } from '#domain/online-service/read-online-service.ts'
import { alertRecipients } from '#domain/school/alert-recipients.ts'
import { thresholdsInForce } from '#domain/settings/read-thresholds.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Work } from '#platform/work/work.ts'
import { alertMail } from './alert-mail.ts'
import { saveAlertState, type AlertState } from './alert-states-table.ts'
import { lockStanding } from './standings-table.ts'
import { transferStateOf } from './transfer-state.ts'
import { selectHeld, selectTransfers } from './transfers-table.ts'

/**
 * One mail to each account that chose it, when a school's transfers come to be failed, late or held; the next one once
 * that has changed. What is told and the mails commit together. A service that is closed or suspended tells nothing.
 */
export async function tellAlert(work: Work, clientId: string, adminSite: DoorPlace): Promise<void> {
  const standing = await lockStanding(work, clientId)
  if (standing === undefined || standing.outcome === 'running') return
  const { outcome, lastEnd, isHeld } = standing
  // Of an outcome that has been noted, and whatever the service: what is in order again is so while it is closed too.
  const last = { outcome, lastMessageAt: work.now }
  const facts = { service: 'open', last, lastEnd, isHeld } as const
  const { lateAfterMs } = await thresholdsInForce(work)
  const state = alertOf[transferStateOf(facts, work.now, lateAfterMs)]
  const service = await serviceBriefOf(work, clientId)
  if (state === undefined || service === undefined) return
  if (state !== 'up-to-date' && service.state !== 'open') return
  if (!(await saveAlertState(work, clientId, state)) || state === 'up-to-date') return
  const recipients = await alertRecipients(work, clientId, state)
  if (recipients.length === 0) return
  const [transfer] = await selectTransfers(work, clientId, 1)
  if (transfer === undefined) return
  const { ogec, timeZone } = service
  const held = await selectHeld(work, clientId)
  const news = { alert: state, ogec, timeZone, transfer, lastEnd, lateAfterMs, held }
  for (const recipient of recipients) await work.post(alertMail(recipient, adminSite, news))
}

/** One that was cut is a failure to whom it concerns; one that runs says nothing yet. */
const alertOf: Readonly<Partial<Record<TransferState, AlertState>>> = {
  held: 'held',
  failed: 'failed',
  interrupted: 'failed',
  late: 'late',
  'up-to-date': 'up-to-date',
}
