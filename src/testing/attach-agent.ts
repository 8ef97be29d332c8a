import type { AgentApi } from '#contracts/agent-api.ts'
import type { TypedClient } from '#contracts/typed-client.ts'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import type { BackOffice } from './back-office.ts'
import { agentCaller } from './browser.ts'
import type { Person } from './people.ts'

export type AttachedAgent = {
  readonly id: string
  readonly machine: string
  readonly credential: string
  readonly call: TypedClient<AgentApi>
}

let counter = 0

/** One more machine attached to that client: the one before it is detached. */
export async function attachAgent(
  office: BackOffice,
  { actor }: Person,
  clientId: string,
  version = '1.0.0',
): Promise<AttachedAgent> {
  counter += 1
  const machine = `MACHINE-${counter}`
  // Of an address of its own each time, so that no door closes on a test that attaches many.
  const address = `10.9.${counter >> 8}.${counter & 255}`
  const { code } = await office.work(actor, (work) => createEnrolmentCode(work, clientId))
  const given = { code, machine, version }
  const { agent: id, credential } = await enrolAgent(office.house, address, given)
  return { id, machine, credential, call: agentCaller(office.agentsUrl, credential) }
}
