import { refuse } from '#contracts/refuse.ts'
import type { Permission } from '#contracts/permissions.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'
import { scopeOf, type Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { lockClientRow, selectClient, type ClientRow } from './clients-table.ts'

export type ReachedClient = ClientRow

/** A client that the actor may reach. One outside the actor's scope answers exactly like one that does not exist. */
export async function reachClient(
  work: Work,
  permission: Permission,
  clientId: string,
): Promise<ClientRow> {
  work.allow(permission)
  const client = await selectClient(work, clientId)
  if (client === undefined) refuse('not-found')
  if (!isInScope(work.actor, client)) throw new OutOfScope(clientId)
  return client
}

/** The same, locked until the end of the transaction: two who change it at once follow each other. */
export async function lockClient(
  work: Work,
  permission: Permission,
  clientId: string,
): Promise<ClientRow> {
  await reachClient(work, permission, clientId)
  await lockClientRow(work, clientId)
  return reachClient(work, permission, clientId)
}

function isInScope(actor: Actor, client: ClientRow): boolean {
  if ('clientId' in actor) return actor.clientId === client.id
  const scope = scopeOf(actor)
  return scope === 'all' || scope.distributorId === client.distributorId
}
