import type { LicenceState } from '#contracts/clients.ts'
import type { ClientLicences } from '#contracts/licences.ts'

/** Where the client stands this week, as the list says it. */
export function stateOf({ current, contract, week }: ClientLicences): LicenceState {
  if (current) return current.fetchedAt === null ? 'issued' : 'fetched'
  if (!contract) return 'no-contract'
  if (week.covered) return 'to-issue'
  return Date.parse(contract.startsOn) > Date.parse(week.startsAt)
    ? 'contract-to-come'
    : 'contract-ended'
}
