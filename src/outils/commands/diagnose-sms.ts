import { fail } from '../failures.ts'
import { readAttachment } from '../folder/attachment.ts'
import type { Run } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { checkSms, forChecks } from '../online-service/check-gates.ts'
import { describeChecks } from '../online-service/describe-checks.ts'
import type { Report } from '../report.ts'

/** Whether an SMS would pass; none is sent. */
export async function diagnoseSms(run: Run): Promise<Report> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const sms = await withAttachedService(forChecks(run), attachment, checkSms)
  const report = describeChecks([sms])
  return {
    ...report,
    lines: [...report.lines, 'Aucun message n’a été envoyé.'],
    facts: { ...report.facts, messageSent: false },
  }
}
