import type { Answer } from '#contracts/endpoint.ts'
import type { AgentApi } from '#contracts/sites.ts'
import { Refusal } from '#contracts/refuse.ts'
import { Failure, fail, toldOf, type Told } from '../failures.ts'
import { agentFiles, readAgentFile } from '../folder/agent-folder.ts'
import { readState, type AgentState } from '../folder/agent-state.ts'
import { readAttachment, type Attachment } from '../folder/attachment.ts'
import { clockNote } from '../clock-note.ts'
import { inZone } from '../french-dates.ts'
import { describeVerdict, judgeLicence, licenceBytesMax } from '../licence-verdict.ts'
import type { Run } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import type { Report } from '../report.ts'

type ServiceStatus = Answer<AgentApi['GET /agent/status']>
type Service =
  | { readonly reachable: true; readonly status: ServiceStatus }
  | { readonly reachable: boolean; readonly status?: never; readonly told: Told }

/**
 * What is known, the service asked once and without insisting. The code for the process tells of the
 * attachment, then of the licence in place: a school that is offline with a licence that holds is well.
 */
export async function showState(run: Run): Promise<Report> {
  const { folder } = run
  const attachment = (await readAttachment(folder)) ?? fail('not-attached')
  const state = await readState(folder)
  const service = await askService(run, attachment)
  const licence = await licenceInPlace(run, attachment, state, service)

  const zone = attachment.school.timeZone
  const { lastFetch } = state
  const fetched = lastFetch ? `le ${inZone(new Date(lastFetch.at), zone)}` : 'jamais'
  const lines = [
    `Rattaché à : ${attachment.school.name} (${attachment.school.ogec})`,
    `Service : ${attachment.address}${serviceInWords(service)}`,
    `Dernière récupération : ${fetched}`,
    ...(service.status ? clockNote(run.machine.now(), service.status.now) : []),
    ...licence.lines,
  ]
  const facts = {
    attached: true,
    address: attachment.address,
    agent: attachment.agent,
    school: attachment.school,
    folder,
    service: serviceFacts(service),
    lastFetch,
    receiptsDue: state.receiptsDue,
    licence: { inPlace: licence.exit !== 'no-licence', ...licence.facts },
  }
  const isDetached = service.reachable && !service.status
  if (isDetached) return { exit: 'not-attached', lines, facts, told: service.told }
  return { ...licence, lines, facts }
}

async function askService(run: Run, attachment: Attachment): Promise<Service> {
  const patience = { ...run.machine.patience, retriesMax: 0 }
  const once: Run = { ...run, machine: { ...run.machine, patience } }
  try {
    return await withAttachedService(once, attachment, async (call) => ({
      reachable: true,
      status: await call('GET /agent/status'),
    }))
  } catch (error) {
    if (!(error instanceof Failure || error instanceof Refusal)) throw error
    const { exit, told } = toldOf(error)
    return { reachable: exit === 'not-attached', told }
  }
}

async function licenceInPlace(
  { folder, machine }: Run,
  { school }: Attachment,
  state: AgentState,
  { status }: Service,
): Promise<Report> {
  const file = await readAgentFile(folder, agentFiles.licence, licenceBytesMax)
  if (file) return describeVerdict(await judgeLicence(file, school, state, machine))
  const remedy =
    status?.licence.issued === false
      ? 'Demandez à votre distributeur de délivrer la licence de la semaine.'
      : 'Lancez « outils licence recuperer ».'
  const told = {
    code: 'no-licence',
    message: 'Aucune licence n’est en place sur ce poste.',
    remedy,
  }
  return { exit: 'no-licence', lines: [], facts: {}, told }
}

function serviceInWords(service: Service): string {
  return service.status ? ', joignable' : `. ${service.told.message}`
}

function serviceFacts({ reachable, status, ...rest }: Service): Record<string, unknown> {
  return status ? { reachable, now: status.now, licence: status.licence } : { reachable, ...rest }
}
