import type { Catalogue } from '#replication/catalogue/catalogue.ts'
import type { Store } from '#replication/online-side/store.ts'
import type { Work } from '#platform/work/work.ts'
import { agentOf } from '#platform/work/actor.ts'
import type { Place } from './place.ts'
import { operationsStore } from './operations-store.ts'
import { register } from './register.ts'
import { rowsStore } from './rows-store.ts'
import { countBytes, isTransferKnown } from './register-table.ts'
import { keepSession, lockSessionRow, saveSessionRow, selectKey } from './sessions-table.ts'

const keyBytes = 48

/** What the online side keeps of one school, in PostgreSQL, within one unit of work. */
export function schoolStore(work: Work, clientId: string, catalogue: Catalogue): Store {
  const place: Place = { work, clientId, fence: 0 }
  // Whoever answers what is held in the portal is no agent: the session stays that of the agent.
  const agentId = work.actor.kind === 'agent' ? agentOf(work.actor).id : null
  let sessionAgent: string | null = null
  return {
    lockSession: async () => {
      await keepSession(work, clientId, newKey(work))
      const row = await lockSessionRow(work, clientId)
      if (row === undefined) throw new Error('A session that was just made is not there.')
      const { agentId: ofAgent, installation, ...session } = row
      place.fence = session.fence
      sessionAgent = ofAgent
      // Another machine was attached since: its installation is the one that counts from now on.
      const isSame = agentId === null || ofAgent === agentId
      return { ...session, installation: isSame ? installation : null }
    },
    saveSession: (session) => {
      place.fence = session.fence
      return saveSessionRow(work, clientId, session, agentId ?? sessionAgent)
    },
    knowsTransfer: (id) => isTransferKnown(place, id),
    readKey: () => readSchoolKey(work, clientId),
    attempt: (act) => work.attempt(act),
    ...rowsStore(place, catalogue),
    ...operationsStore(place),
    register: register(place, agentId),
  }
}

/** The key of a school, made when it is first asked for. */
export async function readSchoolKey(work: Work, clientId: string): Promise<string> {
  await keepSession(work, clientId, newKey(work))
  const key = await selectKey(work, clientId)
  if (key === undefined) throw new Error('A key that was just made is not there.')
  return key
}

/** Of one message, to the transfer that the school's session names; and when it was last heard of. */
export function countMessageBytes(
  work: Work,
  clientId: string,
  bytes: { readonly in: number; readonly out: number },
): Promise<void> {
  return countBytes({ work, clientId, fence: 0 }, bytes)
}

function newKey(work: Work): string {
  return work.secret(keyBytes).toString('base64url')
}
