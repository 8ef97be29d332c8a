import type { Report } from '../report.ts'
import { findingOf, type Check } from './check.ts'

/** A line each; the first "no" is what is told, and gives the code for the process. */
export function describeChecks(checks: readonly Check[]): Report {
  const no = checks.find((check) => check.no)?.no
  const lines = checks.map((check) => `${inWords(check)}.`)
  const facts = { checks: checks.map(findingOf) }
  return no ? { exit: no.exit, lines, facts, told: no.told } : { exit: 'good', lines, facts }
}

/** All of them in a line, for a check that the distributor asked for. */
export function answeredLine(checks: readonly Check[]): string {
  return `Vérification demandée par votre distributeur, et réponse envoyée : ${checks.map(inWords).join(' ; ')}.`
}

function inWords({ what, outcome }: Check): string {
  return `${names[what]} : ${outcomes[what][outcome]}`
}

const names = {
  access: 'Accès au service en ligne',
  site: 'Site de l’établissement',
  sms: 'SMS',
} as const satisfies Record<Check['what'], string>

const outcomes = {
  access: { open: 'ouvert', refused: 'refusé', unreachable: 'pas de réponse' },
  site: { open: 'ouvert', refused: 'fermé', unreachable: 'injoignable depuis ce poste' },
  sms: { open: 'ouverts', refused: 'refusés', unreachable: 'pas de réponse' },
} as const satisfies Record<Check['what'], Record<Check['outcome'], string>>
