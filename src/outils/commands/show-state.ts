import type { Answer } from '#contracts/endpoint.ts'
import type { AgentApi } from '#contracts/agent-api.ts'
import { clockNote } from '../clock-note.ts'
import { fail, failure, isExpected, toldOf, type Told } from '../failures.ts'
import type { AgentState } from '../folder/agent-state.ts'
import { readAttachment, schoolOf, type Attachment } from '../folder/attachment.ts'
import { isPlannerRunning } from '../folder/folder-lock.ts'
import { inZone } from '../french-dates.ts'
import { describeNext, describeVerdict } from '../licences/describe-verdict.ts'
import { readShelf, type Shelf } from '../licences/shelf.ts'
import { withPatience, type Run } from '../machine.ts'
import { readMaintenance } from '../maintenance/maintenance-state.ts'
import { withAttachedService } from '../network/with-service.ts'
import type { Report } from '../report.ts'
import { describeUnlock } from './show-maintenance.ts'

type ServiceStatus = Answer<AgentApi['GET /agent/status']>
type Service =
  | { readonly reachable: true; readonly status: ServiceStatus }
  | { readonly reachable: boolean; readonly status?: never; readonly told: Told }

/**
 * What is known, the service asked once and without insisting. The code for the process tells of the
 * attachment, then of the licence in place: a school that is offline with a licence that holds is well.
 */
export async function showState(run: Run): Promise<Report> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const shelf = await readShelf(run, schoolOf(attachment))
  const service = await askService(run, attachment)
  const licence = licenceInPlace(shelf, service)
  const local = await localState(run, shelf, attachment)

  const { state } = shelf.knowledge
  const zone = attachment.school.timeZone
  const fetched = state.lastFetch ? `le ${inZone(new Date(state.lastFetch.at), zone)}` : 'jamais'
  const lines = [
    `Rattaché à : ${attachment.school.name} (${attachment.school.ogec})`,
    `Service : ${attachment.address}${serviceInWords(service)}`,
    `Dernière récupération : ${fetched}`,
    ...(service.status ? clockNote(run.machine.now(), service.status.now) : []),
    ...licence.lines,
    ...local.lines,
  ]
  const facts = {
    attached: true,
    address: attachment.address,
    agent: attachment.agent,
    school: attachment.school,
    folder: run.folder,
    service: serviceFacts(service),
    lastFetch: state.lastFetch,
    receiptsDue: state.receiptsDue,
    licence: { inPlace: shelf.current !== undefined, ...licence.facts },
    ...local.facts,
  }
  const isDetached = service.reachable && !service.status
  if (isDetached) return { exit: 'not-attached', lines, facts, told: service.told }
  return { ...licence, lines, facts }
}

/** What of the folder does not decide the code: the next licence, `planifier`, what waits, maintenance. */
async function localState({ folder, machine }: Run, shelf: Shelf, { school }: Attachment) {
  const next = describeNext(shelf.next?.verdict)
  const planner = isPlannerRunning(folder)
  const { receiptsDue, lastTransfer } = shelf.knowledge.state
  const unlock = describeUnlock(await readMaintenance(folder), machine.now(), school.timeZone)
  return {
    lines: [
      ...next.lines,
      `Planificateur : ${plannerInWords(planner)}`,
      `Dernier transfert : ${transferInWords(lastTransfer, school.timeZone)}`,
      ...(receiptsDue.length > 0 ? [`Accusés de réception à envoyer : ${receiptsDue.length}`] : []),
      ...unlock.lines,
    ],
    facts: {
      nextLicence: next.facts,
      plannerRunning: planner ?? null,
      lastTransfer,
      maintenance: unlock.facts,
    },
  }
}

function transferInWords(last: AgentState['lastTransfer'], zone: string): string {
  if (last === null) return 'aucun'
  const outcome = { done: 'réussi', held: 'réussi, sous réserve', failed: 'en échec' }[last.outcome]
  return `${outcome}, le ${inZone(new Date(last.at), zone)}`
}

function plannerInWords(planner: boolean | undefined): string {
  if (planner === undefined) return 'inconnu de ce compte'
  return planner ? 'en marche' : 'arrêté'
}

async function askService(run: Run, attachment: Attachment): Promise<Service> {
  try {
    return await withAttachedService(
      withPatience(run, { retriesMax: 0 }),
      attachment,
      async (call) => ({
        reachable: true,
        status: await call('GET /agent/status'),
      }),
    )
  } catch (error) {
    if (!isExpected(error)) throw error
    const { exit, told } = toldOf(error)
    return { reachable: exit === 'not-attached', told }
  }
}

function licenceInPlace({ current }: Shelf, { status }: Service): Report {
  if (current) return describeVerdict(current.verdict)
  const { exit, told } = failure('no-licence-in-place')
  const remedy =
    status?.licence.issued === false
      ? 'Demandez à votre distributeur de délivrer la licence de la semaine.'
      : told.remedy
  return { exit, lines: [], facts: {}, told: { ...told, remedy } }
}

function serviceInWords(service: Service): string {
  return service.status ? ', joignable' : `. ${service.told.message}`
}

function serviceFacts({ reachable, status, ...rest }: Service): Record<string, unknown> {
  return status ? { reachable, now: status.now, licence: status.licence } : { reachable, ...rest }
}
