import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { detachAgent } from '#domain/enrolment/detach-agent.ts'
import { enrolAgent, identifyAgent } from '#domain/enrolment/enrol-agent.ts'
import { fetchLicences, readAgentStatus, receiveReceipt } from '#domain/licences/agent-licences.ts'
import { readClientLicences } from '#domain/licences/read-client-licences.ts'
import type { Work } from '#platform/work/work.ts'
import type { PlannedAgent, PlannedMachine } from './agent-plan.ts'
import type { DemoPerson } from './people.ts'
import { clientOf, type SchoolSoFar } from './school-so-far.ts'
import { workAs, workOf, type Moment, type Stage } from './stage.ts'
import type { School } from './world.ts'

/** What the machine of a school did: attached by a code read over the phone, then fetching week after week. */
export function agentMoments(keeper: DemoPerson, school: School, soFar: SchoolSoFar): Moment[] {
  const { agent, licences } = school
  if (agent === null) return []
  const contact = (at: Date, act: (work: Work, stage: Stage) => Promise<unknown>): Moment => ({
    at,
    act: (stage) => asAgent(stage, agent, soFar, act),
  })
  return [
    ...agent.machines.map((machine) => ({
      at: machine.enrolledAt,
      act: (stage: Stage) => attach(stage, keeper, agent, machine, soFar),
    })),
    ...licences.flatMap(({ fetchedAt }) =>
      fetchedAt === null ? [] : [contact(fetchedAt, fetchAndReceipt)],
    ),
    agent.detachedAt === null
      ? contact(agent.lastSeenAt, readAgentStatus)
      : { at: agent.detachedAt, act: (stage: Stage) => detach(stage, keeper, soFar) },
  ]
}

async function attach(
  stage: Stage,
  keeper: DemoPerson,
  { address }: PlannedAgent,
  { name, version }: PlannedMachine,
  soFar: SchoolSoFar,
): Promise<void> {
  const { code } = await workAs(stage, keeper, (work) =>
    createEnrolmentCode(work, clientOf(soFar).id),
  )
  const given = { code, machine: name, version }
  const { agent, credential } = await enrolAgent(stage.foundation, address, given)
  soFar.credential = credential
  soFar.agents.push(agent)
}

async function detach(stage: Stage, keeper: DemoPerson, soFar: SchoolSoFar): Promise<void> {
  const clientId = clientOf(soFar).id
  await workAs(stage, keeper, async (work) => {
    const { agent } = await readClientLicences(work, stage.issuer.keys, clientId)
    if (agent !== null) await detachAgent(work, { clientId, agentId: agent.id })
  })
}

async function asAgent(
  stage: Stage,
  { address, version }: PlannedAgent,
  { credential }: SchoolSoFar,
  act: (work: Work, stage: Stage) => Promise<unknown>,
): Promise<void> {
  const stranger = { actor: { kind: 'anonymous' }, address } as const
  await workOf(stage, stranger, async (work) =>
    act(work.as(await identifyAgent(work, credential, version)), stage),
  )
}

async function fetchAndReceipt(work: Work, { issuer }: Stage): Promise<void> {
  const { week, licences } = await fetchLicences(work, issuer.keys)
  for (const licence of licences)
    if (licence.week === week) await receiveReceipt(work, licence.id, 'installed')
}
