import { refuse } from '#contracts/refuse.ts'
import { lockClient, type ReachedClient } from '#domain/clients/reach-client.ts'
import { giveBackTry, refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Actor } from '#platform/work/actor.ts'
import { hashToken, newToken } from '#platform/tokens.ts'
import type { Work } from '#platform/work/work.ts'
import { clientOfCode, consumeCode, detachAgents, insertAgent, touchAgent } from './agents-table.ts'
import { hashCode } from './create-enrolment-code.ts'

export type Enrolment = {
  readonly agent: string
  readonly credential: string
  readonly school: Pick<ReachedClient, 'id' | 'ogec' | 'name' | 'timeZone'>
}

/**
 * Trades the single-use code for a credential that only this machine keeps. Another machine of the
 * school is detached: one active agent a school. Wrong codes count against the address.
 */
export async function enrolAgent(
  foundation: Foundation,
  address: string,
  given: { code: string; machine: string; version: string },
): Promise<Enrolment> {
  const stranger = { actor: { kind: 'anonymous' }, address } as const
  const open = await openWork(foundation, stranger, (work) => tryDoor(work, 'enrolment', address))
  if (!open) refuseTooManyTries('enrolment')

  return openWork(foundation, stranger, async (work) => {
    const hash = hashCode(given.code)
    const clientId = (await clientOfCode(work, hash)) ?? refuse('enrolment-refused')
    const id = work.newId()
    const acting = work.as({ kind: 'agent', id, clientId })
    // The client before its codes, as whoever makes a new one does.
    const { ogec, name, timeZone } = await lockClient(acting, 'agent:own', clientId)
    if (!(await consumeCode(work, hash))) refuse('enrolment-refused')
    const replaced = await detachAgents(work, clientId)
    await giveBackTry(work, 'enrolment', address)
    const { token: credential, tokenHash: credentialHash } = newToken(work)
    await insertAgent(work, {
      id,
      clientId,
      credentialHash,
      machine: given.machine,
      version: given.version,
    })
    await acting.audit('agent-enrolled', {
      client: clientId,
      details: { machine: given.machine, replaced: replaced.map((agent) => agent.machine) },
    })
    return { agent: id, credential, school: { id: clientId, ogec, name, timeZone } }
  })
}

/** Who holds this credential, if it is still attached. */
export async function identifyAgent(
  work: Work,
  credential: string | undefined,
  version: string | undefined,
): Promise<Actor> {
  if (credential === undefined) return { kind: 'anonymous' }
  const agent = await touchAgent(work, hashToken(credential), version)
  return agent === undefined ? { kind: 'anonymous' } : { kind: 'agent', ...agent }
}
