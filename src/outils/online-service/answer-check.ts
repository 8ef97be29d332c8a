import type { Attachment } from '../folder/attachment.ts'
import type { Run, RunEvent } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { checkAccess, checkSms, forChecks } from './check-gates.ts'
import { findingOf } from './check.ts'
import { answeredLine } from './describe-checks.ts'

/** Looks from here at what the distributor asked about, and answers. */
export async function answerCheck(
  run: Run,
  attachment: Attachment,
  checkId: string,
): Promise<RunEvent> {
  const looking = forChecks(run)
  const checks = await withAttachedService(looking, attachment, async (call) => {
    const { checks } = await checkAccess(looking, attachment, call)
    const all = [...checks, await checkSms(call)]
    await call('POST /agent/online-checks/:checkId/answer', {
      params: { checkId },
      body: { findings: all.map(findingOf) },
    })
    return all
  })
  return {
    event: 'checked',
    line: answeredLine(checks),
    facts: { checks: checks.map(findingOf) },
  }
}
