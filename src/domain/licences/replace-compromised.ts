import { lockClient } from '#domain/clients/reach-client.ts'
import { revokedKids } from '#domain/keys/licence-keys.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import type { Issuer } from './issuer.ts'
import { revokeRow, selectLicence } from './licences-table.ts'
import { selectSignedBy } from './living-licences-table.ts'
import { clientsAtOnce, waitForMassIssuing } from './mass-issuing.ts'
import { replaceFor } from './replace-licence.ts'

/**
 * Issues anew some of the licences that a revoked key signed, and gives how many: 0 when none is left. One
 * whose contract sells nothing any more is revoked without another. Throws VerifiersMissing.
 */
export async function replaceCompromised(work: Work, issuer: Issuer): Promise<number> {
  work.allow('licences:issue')
  const kids = revokedKids(issuer.keys)
  if (kids.length === 0) return 0
  await waitForMassIssuing(work)
  const signed = await selectSignedBy(work, kids, clientsAtOnce)
  for (const { id, clientId } of signed) {
    const client = await lockClient(work, 'licences:issue', clientId)
    const former = await selectLicence(work, clientId, id)
    if (former === undefined || former.revokedAt !== null) continue
    try {
      await replaceFor(work, issuer, { client, former, cause: 'key-revoked' })
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code === 'licence-keys-expired') throw error
      await revokeRow(work, id, { reason: 'key-revoked', note: null })
      const details = { licence: id, week: former.week, reason: 'key-revoked' }
      await work.audit('licence-revoked', { client: clientId, details })
    }
  }
  return signed.length
}
