import { frenchDay } from '#base/french-day.ts'
import type { AuditEvent } from './audit.ts'
import { auditEventNames } from './audit-event-names.ts'
import type { HistoryLine } from './clients.ts'
import { licenceCauseNames, revokedReasonNames } from './licence-names.ts'
import { moduleNames } from './module-names.ts'
import { checkedNames, checkOutcomeNames } from './online-check-names.ts'
import { productNames } from './product-names.ts'
import { refusals } from './refusals.ts'
import { schoolRoleNames } from './school-role-names.ts'
import { supervisionEndNames, supervisionReasonNames } from './supervision-names.ts'

type Details = HistoryLine['details']
/** By whose clock instants are said; by the reader's own when it is not given. */
type Zone = string | undefined

/** `Licence délivrée : semaine 48 de 2026`: a line as people read it, on the sites and in exported files. */
export function auditSentence(
  { event, details }: Pick<HistoryLine, 'event' | 'details'>,
  zone?: Zone,
): string {
  const sentence = auditEventNames[event as AuditEvent] ?? event
  const more = detailsSaid(details, zone)
  return more === '' ? sentence : `${sentence} : ${more}`
}

/** What completes the sentence of a line: which week, why, how many, on which machine. Nothing of what only machines read. */
export function detailsSaid(details: Details, zone?: Zone): string {
  return [
    ...whatOf(details),
    ...onlineOf(details, zone),
    ...whyOf(details),
    ...whereOf(details, zone),
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

function whatOf(details: Details) {
  const { week, code, clients, day, distributor, origin, name, product } = details
  return [
    text(week, weekSaid),
    text(code, refusedFor),
    typeof clients === 'number' ? counted(clients, 'client', 'clients') : undefined,
    text(day, (iso) => detailTexts.forDay(frenchDay(iso))),
    distributor === null ? detailTexts.publisher : text(typeof day === 'string' ? distributor : ''),
    origin === 'former' ? detailTexts.former : undefined,
    ...changeOf(details),
    text(name),
    text(product, (given) => own(productNames, given)),
  ]
}

/** Of an order that changes something of all the clients of a filter. */
function changeOf({ change, renews, newDistributor, undoes }: Details) {
  return [
    change === 'renewal'
      ? renews === true
        ? detailTexts.renews
        : detailTexts.renewsNot
      : undefined,
    change === 'distributor' && newDistributor === null ? detailTexts.noDistributor : undefined,
    change === 'distributor' && newDistributor !== null ? detailTexts.distributor : undefined,
    text(undoes, () => detailTexts.undone),
  ]
}

/** Of the online service, its accounts and its supervision. */
function onlineOf(
  { ogec, module, role, motive, emergency, ending, grantedUntil, again, findings }: Details,
  zone: Zone,
) {
  return [
    text(ogec, detailTexts.ogec),
    text(module, (given) => own(moduleNames, given)),
    text(role, (given) => own(schoolRoleNames, given)),
    text(motive, (given) => detailTexts.motive(own(supervisionReasonNames, given).toLowerCase())),
    emergency === true ? detailTexts.emergency : undefined,
    text(ending, (given) => lowerFirst(own(supervisionEndNames, given))),
    text(grantedUntil, (until) => detailTexts.until(momentSaid(until, zone))),
    again === true ? detailTexts.again : undefined,
    ...(Array.isArray(findings) ? findings.map(findingSaid) : []),
  ]
}

function whyOf({
  cause,
  reason,
  note,
  resetClock,
  key,
  revoked,
  root,
  version,
  keyVersion,
}: Details) {
  return [
    // Somebody asked: nothing to explain.
    text(cause === 'asked' ? '' : cause, (given) => own(licenceCauseNames, given).toLowerCase()),
    // Replaced: the event says so.
    text(reason === 'replaced' ? '' : reason, (given) =>
      own(revokedReasonNames, given).toLowerCase(),
    ),
    text(note, detailTexts.note),
    resetClock === true ? detailTexts.resetClock : undefined,
    text(revoked, (kid) => detailTexts.revokedKey(kid.slice(0, 12))),
    text(key, (kid) => detailTexts.key(kid.slice(0, 12))),
    text(root, (kid) => detailTexts.root(kid.slice(0, 12))),
    typeof version === 'string' || typeof version === 'number'
      ? detailTexts.version(version)
      : undefined,
    typeof keyVersion === 'number' ? detailTexts.version(keyVersion) : undefined,
  ]
}

function whereOf(
  { machine, droppedBefore, rows, by, doneAt, happenedAt, mail, route }: Details,
  zone: Zone,
) {
  return [
    text(droppedBefore, (day) =>
      detailTexts.droppedBefore(
        typeof rows === 'number' ? counted(rows, 'ligne', 'lignes') : '',
        frenchDay(day),
      ),
    ),
    // Of the keys: the account of the system that did it.
    text(doneAt === undefined ? '' : by, detailTexts.by),
    text(machine),
    text(happenedAt ?? doneAt, (at) => detailTexts.at(momentSaid(at, zone))),
    text(mail),
    text(route),
  ]
}

const detailTexts = {
  forDay: (day: string) => `pour le ${day}`,
  publisher: 'éditeur',
  renews: 'renouvellement automatique activé',
  renewsNot: 'renouvellement automatique désactivé',
  distributor: 'changement de distributeur',
  noDistributor: 'sans distributeur',
  undone: 'annulation, chacun comme avant',
  former: 'celui d’une licence d’avant un changement',
  note: (note: string) => `« ${note} »`,
  resetClock: 'horloge remise à zéro',
  revokedKey: (kid: string) => `clé ${kid}… révoquée`,
  key: (kid: string) => `nouvelle clé ${kid}…`,
  root: (kid: string) => `racine ${kid}…`,
  version: (version: string | number) => `version ${version}`,
  by: (account: string) => `compte ${account}`,
  at: (moment: string) => `le ${moment}`,
  ogec: (ogec: string) => `code OGEC ${ogec}`,
  motive: (motive: string) => `motif ${motive}`,
  emergency: 'en urgence, sans l’accord de l’établissement',
  until: (moment: string) => `jusqu’au ${moment}`,
  droppedBefore: (lines: string, day: string) => `${lines} d’avant le ${day}`,
  again: 'lien renvoyé',
  finding: (what: string, outcome: string, code: string) =>
    `${what} ${outcome}${code === '' ? '' : ` (${code})`}`,
}

/** Undefined for what is absent or empty. */
function text(
  value: unknown,
  say: (value: string) => string | undefined = (same) => same,
): string | undefined {
  return typeof value === 'string' && value !== '' ? say(value) : undefined
}

function own(texts: Readonly<Record<string, string>>, name: string): string {
  return texts[name] ?? name
}

function lowerFirst(said: string): string {
  return said.slice(0, 1).toLowerCase() + said.slice(1)
}

/** `site des familles injoignable (timeout)`. */
function findingSaid(finding: unknown): string | undefined {
  if (typeof finding !== 'object' || finding === null) return undefined
  const { what, outcome, code } = finding as Readonly<Record<string, unknown>>
  if (typeof what !== 'string' || typeof outcome !== 'string') return undefined
  return detailTexts.finding(
    what === 'sms' ? checkedNames.sms : own(checkedNames, what).toLowerCase(),
    own(checkOutcomeNames, outcome).toLowerCase(),
    typeof code === 'string' ? code : '',
  )
}

function weekSaid(week: string): string {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (number !== undefined) return `semaine ${Number(number)} de ${year}`
  return week === 'next' ? 'semaine prochaine' : 'semaine en cours'
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')} ${Math.abs(count) < 2 ? one : many}`
}

/** `24/11/2026 08:05`. */
export function momentSaid(instant: string, timeZone?: Zone): string {
  const at = new Date(instant)
  const time = at.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone })
  return `${at.toLocaleDateString('fr-FR', { timeZone })} ${time}`
}

/** The words to fill in are not kept with the line. */
function refusedFor(code: string): string | undefined {
  if (!(code in refusals)) return undefined
  return refusals[code as keyof typeof refusals].sentence.replace(/ ?\{\w+\}/g, ' …')
}
