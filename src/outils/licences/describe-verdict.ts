import type { Verdict } from '#licence-file/verify-licence-file.ts'
import { inZone } from '../french-dates.ts'
import type { Report } from '../report.ts'

/** The verdict in plain French, its instants in the time zone that the licence gives. */
export function describeVerdict(verdict: Verdict): Report {
  if (verdict.state === 'refused') {
    const { state, ...refusal } = verdict
    const told = toldBy(refusal)
    return {
      exit: 'licence-refused',
      lines: ['Licence refusée.'],
      facts: { state },
      told,
    }
  }
  const { licence, warnings, state } = verdict
  const zone = licence.tz
  const lines = [
    headline(verdict),
    `Établissement : ${licence.nom} (${licence.ogec}), semaine ${licence.sem}.`,
    `Modules : ${licence.mod.length === 0 ? 'aucun' : licence.mod.join(', ')}.`,
    ...warnings.map(({ text }) => `Attention : ${text}`),
  ]
  const facts = {
    state,
    week: licence.sem,
    ogec: licence.ogec,
    school: licence.nom,
    timeZone: zone,
    modules: licence.mod,
    limits: licence.lim,
    from: new Date(licence.nbf * 1000).toISOString(),
    until: new Date(licence.exp * 1000).toISOString(),
    licence: licence.jti,
    graceUntil: new Date((licence.exp + licence.grc) * 1000).toISOString(),
    warnings: warnings.map(({ text }) => text),
  }
  if (isInForce(verdict)) return { exit: 'good', lines, facts }
  return { exit: 'licence-out-of-date', lines, facts, told: toldBy(verdict) }
}

/** The licence that waits for its week, after the one in place. */
export function describeNext(verdict: Verdict | undefined): Pick<Report, 'lines' | 'facts'> {
  if (!verdict) return { lines: ['Licence suivante : pas encore reçue.'], facts: { kept: false } }
  const { lines, facts } = describeVerdict(verdict)
  const indented = lines.map((line) => `  ${line}`)
  return { lines: ['Licence suivante :', ...indented], facts: { kept: true, ...facts } }
}

/** The only verdicts that open anything. */
export function isInForce(
  verdict: Verdict,
): verdict is Extract<Verdict, { state: 'in-force' | 'in-grace' }> {
  return verdict.state === 'in-force' || verdict.state === 'in-grace'
}

function headline(verdict: Exclude<Verdict, { state: 'refused' }>): string {
  const on = (instant: Date): string => inZone(instant, verdict.licence.tz)
  if (verdict.state === 'in-force') return `Licence valable jusqu’au ${on(verdict.until)}.`
  if (verdict.state === 'not-yet')
    return `Licence pas encore valable : elle le sera le ${on(verdict.from)}.`
  const expired = `Licence expirée depuis le ${on(verdict.since)}`
  return verdict.state === 'expired'
    ? `${expired}.`
    : `${expired}, tolérée jusqu’au ${on(verdict.until)}.`
}

function toldBy({ code, reason, remedy }: { code: string; reason: string; remedy: string }) {
  return { code, message: `${reason} (${code})`, remedy }
}
