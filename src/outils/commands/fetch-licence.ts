import { clockNote } from '../clock-note.ts'
import { fail, failure } from '../failures.ts'
import { readState } from '../folder/agent-state.ts'
import { readAttachment, type Attachment } from '../folder/attachment.ts'
import { inZone } from '../french-dates.ts'
import { describeVerdict, isInForce } from '../licences/describe-verdict.ts'
import { keepAnswer, type GivenLicences, type KeptAnswer } from '../licences/keep-answer.ts'
import type { Run } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { answerWaitingOrders } from '../orders/answer-orders.ts'
import type { Report } from '../report.ts'
import { tellService } from '../tell-service.ts'

/**
 * Fetches what this machine should have, puts the licence of the week in place and keeps the next one,
 * each only once it is verified. Receipts follow, and the answer to what the distributor asks; what
 * does not leave waits for the next contact.
 */
export async function fetchLicence(run: Run, wanted = { takeNext: true }): Promise<Report> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const report = await contactService(run, attachment, wanted)
  const answered = await answerWaitingOrders(run, attachment)
  return {
    ...report,
    lines: [...report.lines, ...answered.map(({ line }) => line)],
    facts: { ...report.facts, ordersAnswered: answered.map(({ event }) => event) },
  }
}

async function contactService(
  run: Run,
  attachment: Attachment,
  wanted: { readonly takeNext: boolean },
): Promise<Report> {
  const { folder } = run
  return withAttachedService(run, attachment, async (call) => {
    const given = await call('GET /agent/licences')
    const kept = await keepAnswer(run, given, wanted)
    await tellService(folder, call)
    const { receiptsDue } = await readState(folder)
    const report = describeAnswer(given, kept, run.machine.now())
    const late = 'L’accusé de réception partira au prochain contact.'
    return {
      ...report,
      lines: [
        ...kept.revokedWeeks.map(revokedLine),
        ...report.lines,
        ...nextLines(kept),
        ...(receiptsDue.length > 0 ? [late] : []),
      ],
      facts: { ...report.facts, ...factsOf(kept), receiptSent: receiptsDue.length === 0 },
    }
  })
}

function describeAnswer(given: GivenLicences, kept: KeptAnswer, now: Date): Report {
  const received = kept.current?.verdict
  const inPlace = kept.shelf.current?.verdict
  if (received?.state === 'refused') return notPlaced(describeVerdict(received))
  if (inPlace && isInForce(inPlace)) {
    const { lines, facts } = describeVerdict(inPlace)
    const isNew = kept.current?.choice === 'current'
    const first = isNew ? 'La licence est en place.' : 'La licence en place est gardée.'
    return { exit: 'good', lines: [first, ...lines], facts }
  }
  if (received) return notPlaced(withClockNote(describeVerdict(received), given, now))
  const { exit, told } = failure('no-licence-given', { week: given.week })
  return { exit, lines: [], facts: { week: given.week }, told }
}

function notPlaced(report: Report): Report {
  return { ...report, lines: ['La licence reçue n’a pas été mise en place.', ...report.lines] }
}

/** A licence out of date comes from a wrong clock, or from a contract that starts or ends in mid-week. */
function withClockNote(report: Report, given: GivenLicences, now: Date): Report {
  const note = clockNote(now, given.now)
  if (note.length === 0 || !report.told) return report
  const remedy = 'Réglez la date et l’heure de ce poste, puis recommencez.'
  return { ...report, lines: [...report.lines, ...note], told: { ...report.told, remedy } }
}

function revokedLine(week: string): string {
  return `La licence de la semaine ${week} a été annulée par votre distributeur : son fichier a été retiré de ce poste.`
}

function nextLines({ shelf, next }: KeptAnswer): string[] {
  const kept = shelf.next?.verdict
  if (next?.verdict.state === 'refused')
    return [
      `Attention : la licence de la semaine suivante n’a pas été gardée. ${next.verdict.reason} (${next.verdict.code})`,
    ]
  if (kept?.state !== 'not-yet') return []
  const { sem, tz } = kept.licence
  return [
    `La licence de la semaine ${sem} est prête : elle prendra place le ${inZone(kept.from, tz)}.`,
  ]
}

function factsOf({ shelf, revokedWeeks }: KeptAnswer): Record<string, unknown> {
  const next = shelf.next?.verdict
  const ready = next?.state === 'not-yet' ? describeVerdict(next).facts : null
  return { next: ready, revokedWeeks }
}
