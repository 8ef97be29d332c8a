import type { RevocationReason } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { revokeRow, selectLicence } from './licences-table.ts'

/**
 * The licence counts no more from now on. A machine that stays offline cannot see it; an agent removes the
 * file at its next contact. Renewal stops with it: it goes on from what somebody issues again.
 */
export async function revokeLicence(
  work: Work,
  at: { readonly clientId: string; readonly licenceId: string },
  why: { readonly reason: RevocationReason; readonly note: string | null },
): Promise<void> {
  await lockClient(work, 'licences:issue', at.clientId)
  const licence = (await selectLicence(work, at.clientId, at.licenceId)) ?? refuse('not-found')
  if (licence.expiresAt <= work.now) refuse('licence-not-living')
  if (!(await revokeRow(work, licence.id, why))) refuse('licence-not-living')
  const details = { licence: licence.id, week: licence.week, ...why }
  await work.audit('licence-revoked', { client: at.clientId, details })
}
