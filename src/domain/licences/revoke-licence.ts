import type { RevocationReason } from '#contracts/licences.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { revokeRow } from './licence-changes-table.ts'
import { selectLicence, selectUnrevokedFrom } from './licences-table.ts'

/**
 * The licence counts no more from now on, nor does that of the next week if there is one. A machine that stays
 * offline cannot see it; an agent removes the file at its next contact. Renewal stops with it: it goes on from
 * what somebody issues again.
 */
export async function revokeLicence(
  work: Work,
  at: { readonly clientId: string; readonly licenceId: string },
  why: { readonly reason: RevocationReason; readonly note: string | null },
): Promise<void> {
  await lockClient(work, 'licences:issue', at.clientId)
  const licence = (await selectLicence(work, at.clientId, at.licenceId)) ?? refuse('not-found')
  if (licence.expiresAt <= work.now) refuse('licence-not-living')
  if (licence.revokedAt !== null) refuse('licence-not-living')
  for (const { id, week } of await selectUnrevokedFrom(work, at.clientId, licence.week)) {
    await revokeRow(work, id, why)
    const details = { licence: id, week, ...why }
    await work.audit('licence-revoked', { client: at.clientId, details })
  }
}
