import { lockClient } from '#domain/clients/reach-client.ts'
import { revokedKids } from '#domain/keys/licence-keys.ts'
import type { Work } from '#platform/work/work.ts'
import type { Issuer } from './issuer.ts'
import { revokeRow } from './licence-changes-table.ts'
import { selectLicence } from './licences-table.ts'
import { selectSignedBy } from './living-licences-table.ts'
import { clientsAtOnce, oneOfMany, waitForMassIssuing, type Tell } from './mass-issuing.ts'
import { replaceFor } from './replace-licence.ts'

/**
 * Issues anew some of the licences that a revoked key signed, and gives how many: 0 when none is left. One
 * whose contract sells nothing any more, or with which something goes wrong, is revoked without another: what
 * a stolen key signed must not hold. Throws VerifiersMissing.
 */
export async function replaceCompromised(work: Work, issuer: Issuer, tell: Tell): Promise<number> {
  work.allow('licences:issue')
  const kids = revokedKids(issuer.keys)
  if (kids.length === 0) return 0
  await waitForMassIssuing(work)
  const signed = await selectSignedBy(work, kids, clientsAtOnce)
  for (const { id, clientId } of signed) {
    const client = await lockClient(work, 'licences:issue', clientId)
    const former = await selectLicence(work, clientId, id)
    if (former === undefined || former.revokedAt !== null) continue
    const outcome = await oneOfMany(work, tell, () =>
      replaceFor(work, issuer, { client, former, cause: 'key-revoked' }),
    )
    if ('refused' in outcome) {
      await revokeRow(work, id, { reason: 'key-revoked', note: null })
      const details = { licence: id, week: former.week, reason: 'key-revoked' }
      await work.audit('licence-revoked', { client: clientId, details })
    }
  }
  return signed.length
}
