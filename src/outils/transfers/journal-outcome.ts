import { moduleNames } from '#contracts/module-names.ts'
import type { ModuleState } from '#base/agent-journal/journal-block.ts'
import type { ModuleReport, TransferReport } from '#replication/school-side/school-side.ts'
import { toldOf } from '../failures.ts'
import type { Outcome } from '../journal/keep-journal.ts'
import { quarantineLine } from './describe-transfer.ts'

/** A transfer that went to its end, as the journal says it. */
export function outcomeOf({ outcome, modules, operations }: TransferReport): Outcome {
  const lines = modules.map((report) => ({
    name: moduleNames[report.module],
    state: stateOf(report),
  }))
  const notes = [
    ...modules.filter(({ sent, removed }) => sent + removed > 0).map(countLine),
    ...modules.flatMap(({ held }) => held.map(heldLine)),
    ...(operations.received > 0 ? [`Saisies reçues : ${operations.received}`] : []),
    ...operations.quarantine.map(quarantineLine),
    'Photos des élèves : Sans - leurs empreintes seules sont transmises',
  ]
  const failure = modules.find((report) => report.failure !== null)?.failure ?? operations.failure
  if (outcome === 'failed' || failure)
    return { modules: lines, notes, state: 'failed', error: failure?.sentence ?? 'Échec' }
  return { modules: lines, notes, state: 'succeeded' }
}

/** One that stopped on its way: what was acknowledged is kept, the next goes on from there. */
export function failedOutcome(error: unknown): Outcome {
  const { told } = toldOf(error)
  const code = codes[told.code]
  const sentence = code === undefined ? told.message : `${code} : ${told.message}`
  const common = { modules: [], notes: [] }
  return abandoning.has(told.code)
    ? { ...common, state: 'abandoned', abandon: told.message }
    : { ...common, state: 'failed', error: `${sentence} ${told.remedy}` }
}

/** As technicians know them from the manual. */
const codes: Readonly<Partial<Record<string, string>>> = {
  unreachable: 'Erreur http 0',
  'no-answer': 'Erreur http 0',
  'name-not-found': 'Erreur http 0',
  'proxy-authentication': 'Erreur http 407',
}

/** Somebody else transfers, or did since: nothing is wrong with what was sent. */
const abandoning: ReadonlySet<string> = new Set([
  'transfer-superseded',
  'transfer-other-installation',
])

function stateOf({ cycle, held, failure }: ModuleReport): ModuleState {
  if (failure !== null) return 'not-sent'
  return held.length > 0 ? 'held' : cycle
}

function countLine({ module, sent, removed }: ModuleReport): string {
  return `${moduleNames[module]} - envoyés : ${sent}, supprimés : ${removed}`
}

function heldLine({ name, disappearing, of }: ModuleReport['held'][number]): string {
  return `Suppression en attente de confirmation dans ${name} - ${disappearing} lignes sur ${of}`
}
