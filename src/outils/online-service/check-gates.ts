import { Refusal } from '#contracts/refuse.ts'
import { toldOf } from '../failures.ts'
import type { Attachment } from '../folder/attachment.ts'
import { withPatience, type Run } from '../machine.ts'
import type { CallService } from '../network/with-service.ts'
import { checkOf, type Check } from './check.ts'
import { checkSite, type SchoolPlace } from './check-site.ts'

/** The gate that every transfer passes; then, if it opens, the school's own site, whose address it gives. */
export async function checkAccess(
  run: Run,
  attachment: Attachment,
  call: CallService,
): Promise<{ readonly checks: readonly Check[]; readonly siteUrl: string | null }> {
  let place: SchoolPlace | undefined
  const access = await checkOf(
    'access',
    async () => (place = await call('GET /agent/online-service/access')),
    gateInWords,
  )
  if (place === undefined) return { checks: [access], siteUrl: null }
  return { checks: [access, await checkSite(run, attachment, place)], siteUrl: place.siteUrl }
}

/** The gate that every SMS passes; none is sent. */
export function checkSms(call: CallService): Promise<Check> {
  return checkOf('sms', () => call('GET /agent/online-service/sms'), gateInWords)
}

/** Somebody is waiting for the verdict, at the keyboard or at the distributor's: no insisting. */
export function forChecks(run: Run): Run {
  const { answerMs, retriesMax } = run.machine.patience
  return withPatience(run, {
    answerMs: Math.min(answerMs, 10_000),
    retriesMax: Math.min(retriesMax, 1),
  })
}

/** The catalogue speaks to the distributor, who creates it; here the school reads. */
function gateInWords(no: unknown) {
  const { exit, told } = toldOf(no)
  if (!(no instanceof Refusal && no.problem.code === 'service-not-created')) return { exit, told }
  const remedy = 'Demandez à votre distributeur de le créer ; il faut lui lire le code OGEC.'
  return { exit, told: { ...told, remedy } }
}
