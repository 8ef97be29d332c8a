import { moduleNames } from '#contracts/module-names.ts'
import type { Quarantine } from '#replication/operations/operation.ts'
import type { ModuleReport } from '#replication/school-side/school-side.ts'
import type { Report } from '../report.ts'
import type { PerformedTransfer } from './perform-transfer.ts'

/** What whoever started it reads. */
export function describeTransfer(report: PerformedTransfer): Report {
  const { outcome, isUnchanged, modules, operations, traffic, durationMs } = report
  const failures = [...modules.map((one) => one.failure), operations.failure].flatMap(
    (failure) => failure ?? [],
  )
  const lines = [
    ...(isUnchanged && failures.length === 0
      ? ['Les deux côtés sont identiques : rien à envoyer.']
      : []),
    ...modules.filter((one) => !isUnchanged || one.failure !== null).map(moduleLine),
    ...modules.flatMap(heldLines),
    ...(operations.received > 0 ? [`Saisies en ligne reçues : ${operations.received}.`] : []),
    ...(operations.givenBack > 0 ? [`Saisies rendues au service : ${operations.givenBack}.`] : []),
    ...(operations.failure === null
      ? []
      : [`Saisies en ligne : non reçues. ${operations.failure.sentence}`]),
    ...operations.quarantine.map((one) => `${quarantineLine(one)}.`),
    trafficLine(report),
    ...(outcome === 'failed' ? [] : ['Transfert terminé : tout ce qui précède est arrivé.']),
  ]
  const facts = { outcome, isUnchanged, modules, operations, traffic, durationMs }
  const [failure] = failures
  if (failure === undefined) return { exit: 'good', lines, facts }
  const told = {
    code: failure.code,
    message: failure.sentence,
    remedy:
      'Corrigez ce que dit ce message, puis relancez « outils transfert ». Ce qui est en ligne n’a pas été touché.',
  }
  return { exit: 'source-refused', lines, facts, told }
}

function trafficLine({ traffic, durationMs }: PerformedTransfer): string {
  const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
  const kilobytes = (traffic.sentBytes + traffic.receivedBytes) / 1024
  return `Échangés : ${number.format(kilobytes)} Ko en ${number.format(traffic.messages)} messages et ${number.format(durationMs / 1000)} s.`
}

function moduleLine({ module, cycle, sent, removed, held, failure }: ModuleReport): string {
  const label = moduleNames[module]
  if (failure !== null) return `${label} : non transmis. ${failure.sentence}`
  const how = { normal: '', reconciled: ' (comparé)', first: ' (premier envoi)' }[cycle]
  const waits = held.length > 0 ? ', sous réserve' : ''
  if (sent + removed === 0 && held.length === 0) return `${label} : rien à changer.`
  return `${label} : ${sent} envoyés, ${removed} supprimés${how}${waits}.`
}

function heldLines({ held }: ModuleReport): string[] {
  return held.map(
    ({ name, disappearing, of }) =>
      `« ${name} » : ${disappearing} lignes sur ${of} disparaîtraient en ligne. Rien n’y est touché : votre distributeur peut accepter, ou vous-même avec « outils transfert --accepter-suppressions ».`,
  )
}

/** Without a value of the row. */
export function quarantineLine({ why, detail }: Quarantine): string {
  switch (why) {
    case 'parent-missing':
      return `Saisie en ligne gardée en attente - sa fiche « ${detail} » n’est plus dans la base`
    case 'not-mapped':
      return `Saisie en ligne gardée en attente - « ${detail} » n’est pas dans la correspondance`
    case 'refused-by-base':
      return `Saisie en ligne gardée en attente - la base l’a refusée (${detail})`
  }
}
