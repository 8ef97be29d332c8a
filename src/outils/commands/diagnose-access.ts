import { fail } from '../failures.ts'
import { readAttachment } from '../folder/attachment.ts'
import type { Run } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { checkAccess, forChecks } from '../online-service/check-gates.ts'
import { describeChecks } from '../online-service/describe-checks.ts'
import type { Report } from '../report.ts'

/** Whether a transfer would pass, and whether the school's site opens, seen from here; nothing is transferred. */
export async function diagnoseAccess(run: Run): Promise<Report> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const looking = forChecks(run)
  const { checks, siteUrl } = await withAttachedService(looking, attachment, (call) =>
    checkAccess(looking, attachment, call),
  )
  const report = describeChecks(checks)
  return {
    ...report,
    lines: [...report.lines, siteUrl === null ? siteNotRead : `Adresse du site : ${siteUrl}`],
    facts: { ...report.facts, siteUrl },
  }
}

const siteNotRead =
  'Site de l’établissement : pas vérifié, car le service n’en donne l’adresse qu’avec l’accès.'
