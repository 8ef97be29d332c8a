import type { IssuedLicence } from '#contracts/licences.ts'
import type { LicenceRow } from './licences-table.ts'

export function issuedLicenceOf(row: LicenceRow): IssuedLicence {
  return {
    id: row.id,
    week: row.week,
    notBefore: row.notBefore.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    issuedAt: row.issuedAt.toISOString(),
    issuedBy: row.issuedBy,
    cause: row.cause,
    fetchedAt: row.fetchedAt?.toISOString() ?? null,
    installedAt: row.installedAt?.toISOString() ?? null,
    revoked: revocationOf(row),
  }
}

function revocationOf(row: LicenceRow): IssuedLicence['revoked'] {
  const { revokedAt, revokedBy, revokedReason, revokedNote } = row
  if (revokedAt === null || revokedReason === null) return null
  return { at: revokedAt.toISOString(), by: revokedBy, reason: revokedReason, note: revokedNote }
}
