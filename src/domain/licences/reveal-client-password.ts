import { dayOf } from '#base/calendar.ts'
import type { ClientPassword } from '#contracts/daily-password.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { passwordOn } from '#domain/daily-password/reveal-password.ts'
import { scopeOfClients } from '#domain/daily-password/password-scope.ts'
import { currentScope, type LicenceKeys } from '#domain/keys/licence-keys.ts'
import { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { weekAt } from './licence-weeks.ts'
import { selectHeldLicence } from './licences-table.ts'

/** A licence carries the verifiers of five weeks. */
const weeksHeld = 5
const weekMs = 7 * 24 * 3_600_000

/**
 * The password that this school's software takes today, in its time zone: by the newest licence that it is
 * known to hold, which after a leak is not yet the one of today. After a change of distributor it is the
 * former one's, and only the publisher sees it.
 */
export async function revealClientPassword(
  work: Work,
  keys: LicenceKeys,
  clientId: string,
): Promise<ClientPassword> {
  const client = await reachClient(work, 'daily-password:reveal', clientId)
  const { timeZone } = client
  const weeks = Array.from(
    { length: weeksHeld },
    (_, back) => weekAt(new Date(work.now.getTime() - back * weekMs), timeZone).week,
  )
  const held = await selectHeldLicence(work, clientId, weeks)
  const { scope = null, keyVersion = null, revision = null } = held ?? {}
  if (scope === null || keyVersion === null || revision === null) refuse('no-password-in-licence')

  const current = currentScope(keys, scopeOfClients(client.distributorId))
  // It opens every school of that scope, which a technician of this one has no business with.
  if (scope !== current.scope && scopeOf(work.actor) !== 'all')
    refuse('password-of-another-distributor')
  const isCurrent =
    scope === current.scope && keyVersion === current.keyVersion && revision === current.revision
  const day = dayOf(work.now, timeZone)
  const origin = isCurrent ? 'current' : 'former'
  await work.audit('daily-password-revealed', { client: clientId, details: { day, origin, scope } })
  return {
    ...passwordOn(keys, { scope, keyVersion, revision }, day, timeZone),
    timeZone,
    origin,
  }
}
