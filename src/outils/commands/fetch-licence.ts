import type { Verdict } from '#licence-file/verify-licence-file.ts'
import { clockNote } from '../clock-note.ts'
import { fail } from '../failures.ts'
import { agentFiles, writeAgentFile } from '../folder/agent-folder.ts'
import { readState, saveState, withReceipt, type AgentState } from '../folder/agent-state.ts'
import { readAttachment, saveAttachment, type Attachment } from '../folder/attachment.ts'
import { describeVerdict, isInForce, judgeLicence } from '../licence-verdict.ts'
import type { Run } from '../machine.ts'
import { withAttachedService, type CallService } from '../network/with-service.ts'
import type { Report } from '../report.ts'
import { sendReceipts } from '../send-receipts.ts'

/**
 * Fetches the licence of the week and puts it in place only once it holds: until then the one in
 * place is not touched. The receipt follows; one that fails waits for the next run.
 */
export async function fetchLicence(run: Run): Promise<Report> {
  const { folder } = run
  const attachment = (await readAttachment(folder)) ?? fail('not-attached')
  const state = await readState(folder)
  return withAttachedService(run, attachment, async (call) => {
    const fetched = await call('GET /agent/licence')
    const file = Buffer.from(fetched.file)
    const verdict = await judgeFetched(run, file, state, attachment, call)
    if (!isInForce(verdict)) return notPlaced(verdict, run.machine.now(), call)

    await writeAgentFile(folder, agentFiles.licence, file, 'everyone')
    const placed: AgentState = {
      v: 1,
      lastFetch: { at: run.machine.now().toISOString(), licence: fetched.id, week: fetched.week },
      keyRingVersionLeast: Math.max(state.keyRingVersionLeast, verdict.keyRingVersion),
      clockHighWater: verdict.highWater.toISOString(),
      receiptsDue: withReceipt(state.receiptsDue, fetched.id),
    }
    await saveState(folder, placed)
    const receiptsDue = await sendReceipts(call, placed.receiptsDue)
    await saveState(folder, { ...placed, receiptsDue })

    const { lines, facts } = describeVerdict(verdict)
    const late = 'L’accusé de réception partira à la prochaine récupération.'
    return {
      exit: 'good',
      lines: ['La licence est en place.', ...lines, ...(receiptsDue.length > 0 ? [late] : [])],
      facts: { ...facts, licence: fetched.id, receiptSent: !receiptsDue.includes(fetched.id) },
    }
  })
}

/** A school's OGEC code may have been corrected since it was attached; the service then says so. */
async function judgeFetched(
  { folder, machine }: Run,
  file: Uint8Array,
  state: AgentState,
  attachment: Attachment,
  call: CallService,
): Promise<Verdict> {
  const verdict = await judgeLicence(file, attachment.school, state, machine)
  if (verdict.state !== 'refused' || verdict.code !== 'L-14') return verdict
  const { school } = await call('GET /agent/status')
  if (school.id !== attachment.school.id || school.ogec === attachment.school.ogec) return verdict
  await saveAttachment(folder, { ...attachment, school })
  return judgeLicence(file, school, state, machine)
}

/** A licence out of date comes from a wrong clock, or from a contract that starts or ends in mid-week. */
async function notPlaced(verdict: Verdict, now: Date, call: CallService): Promise<Report> {
  const report = describeVerdict(verdict)
  const lines = ['La licence reçue n’a pas été mise en place.', ...report.lines]
  if (verdict.state === 'refused' || !report.told) return { ...report, lines }
  const note = clockNote(now, (await call('GET /agent/status')).now)
  if (note.length === 0) return { ...report, lines }
  const remedy = 'Réglez la date et l’heure de ce poste, puis recommencez.'
  return { ...report, lines: [...lines, ...note], told: { ...report.told, remedy } }
}
