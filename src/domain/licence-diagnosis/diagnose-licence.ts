import { dayOf } from '#base/calendar.ts'
import type { LicenceDiagnosis } from '#contracts/licence-diagnosis.ts'
import { refuse } from '#contracts/refuse.ts'
import type { LicenceKeys } from '#domain/keys/licence-keys.ts'
import { findRegistered } from '#domain/licences/find-registered.ts'
import { frenchDay } from '#base/french-day.ts'
import type { LicencePayload } from '#licence-file/licence-payload.ts'
import { findLicenceRefusal } from '#licence-file/licence-refusals.ts'
import { verifyLicenceFile, type Verdict } from '#licence-file/verify-licence-file.ts'
import type { Work } from '#platform/work/work.ts'
import { deskAdvice, deskAdviceInForce } from './desk-advice.ts'

/** Why the school's software refuses, by the code that it shows. */
export async function explainCode(work: Work, typed: string): Promise<LicenceDiagnosis> {
  work.allow('licences:read')
  const refusal = findLicenceRefusal(typed) ?? refuse('unknown-licence-code')
  return {
    ...refusal,
    state: 'refused',
    desk: deskAdvice[refusal.code],
    content: null,
    known: null,
  }
}

/**
 * Why a file is refused, by the file: as the school's software judges it with its clock right and the newest
 * key ring, and what the register knows of it. Of another's client nothing is told but what the file says.
 */
export async function diagnoseFile(
  work: Work,
  keys: LicenceKeys,
  file: Uint8Array,
): Promise<LicenceDiagnosis> {
  work.allow('licences:read')
  const clock = { now: work.now }
  const verdict = await verifyLicenceFile(file, {
    roots: keys.roots,
    keyRing: keys.trousseau,
    clock,
  })
  if (verdict.state === 'refused')
    return { ...verdict, desk: deskAdvice[verdict.code], content: null, known: null }
  const { sub: clientId, jti: licenceId, tz } = verdict.licence
  const known = (await findRegistered(work, { clientId, licenceId })) ?? null
  const content = contentOf(verdict.licence)
  const revokedAt = known?.licence.revoked?.at
  if (revokedAt !== undefined)
    return { ...revokedAdvice(revokedAt, tz), state: 'refused', code: null, content, known }
  return { ...saidOf(verdict), state: verdict.state, content, known }
}

function saidOf(verdict: Exclude<Verdict, { state: 'refused' }>) {
  if ('code' in verdict) {
    const { code, reason, remedy } = verdict
    return { code, reason, remedy, desk: deskAdvice[code] }
  }
  const reason =
    verdict.state === 'in-force'
      ? 'Cette licence est authentique et vaut en ce moment.'
      : 'Cette licence est authentique ; sa semaine est finie et elle n’est plus que tolérée.'
  return { code: null, reason, remedy: 'Importez-la telle quelle.', desk: deskAdviceInForce }
}

/** The software cannot know it while it is offline; the portal can. */
function revokedAdvice(revokedAt: string, zone: string) {
  const on = frenchDay(dayOf(new Date(revokedAt), zone))
  return {
    reason: `Cette licence est authentique, mais elle a été annulée ou remplacée le ${on}.`,
    remedy: 'Importez celle qui l’a remplacée.',
    desk: 'Le registre de l’onglet Licences dit par qui et pourquoi ; délivrez ou faites récupérer celle d’aujourd’hui.',
  }
}

function contentOf(licence: LicencePayload): LicenceDiagnosis['content'] {
  const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()
  return {
    ogec: licence.ogec,
    school: licence.nom,
    week: licence.sem,
    timeZone: licence.tz,
    from: instant(licence.nbf),
    until: instant(licence.exp),
    graceUntil: instant(licence.exp + licence.grc),
    issuedAt: instant(licence.iat),
    modules: [...licence.mod],
    pupilsMax: licence.lim['eleves'] ?? null,
  }
}
