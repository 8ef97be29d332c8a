import type { LicenceState } from '#contracts/clients.ts'
import type { ClientLicences } from '#contracts/licences.ts'

/** Where the client stands this week, as the list says it. */
export function stateOf({ current, contract }: ClientLicences): LicenceState {
  const { licence, covered, startsAt } = current
  if (licence) return licence.fetchedAt === null ? 'issued' : 'fetched'
  if (!contract) return 'no-contract'
  if (covered) return 'to-issue'
  return Date.parse(contract.startsOn) > Date.parse(startsAt)
    ? 'contract-to-come'
    : 'contract-ended'
}
