import type { ClientLicences, LicenceWeek } from '#contracts/licences.ts'
import { readNextWeekState } from '#domain/clients/next-week.ts'
import { reachClient, type ReachedClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import type { LicenceKeys } from '#domain/keys/licence-keys.ts'
import { agentVersionState } from '#domain/product-versions/agent-version-state.ts'
import type { Work } from '#platform/work/work.ts'
import { selectContract, type ContractRow } from './contracts-table.ts'
import { issuedLicenceOf } from './issued-licence-of.ts'
import { licenceDifferences } from './licence-differences.ts'
import { licenceTerm } from './licence-term.ts'
import { weeksOf, type IssuableWeek } from './licence-weeks.ts'
import { selectLivingLicence, selectRegister } from './licences-table.ts'
import { contractOf } from './save-contract.ts'

/** Contract, licences of this week and the next, register, attached machine: all that the tab shows. */
export async function readClientLicences(
  work: Work,
  keys: LicenceKeys,
  clientId: string,
): Promise<ClientLicences> {
  const client = await reachClient(work, 'licences:read', clientId)
  const contract = await selectContract(work, clientId)
  const { current, next } = weeksOf(work.now, client.timeZone)
  const shown = { client, contract, keys }
  const agent = await readActiveAgent(work, clientId)
  return {
    timeZone: client.timeZone,
    contract: contract === undefined ? null : contractOf(contract),
    renews: contract?.renews ?? null,
    current: await weekShown(work, current, shown),
    next: await weekShown(work, next, shown),
    nextState: await readNextWeekState(work, clientId),
    register: (await selectRegister(work, clientId)).map(issuedLicenceOf),
    agent,
    agentVersionState: await agentVersionState(work, agent),
  }
}

type Shown = {
  readonly client: ReachedClient
  readonly contract: ContractRow | undefined
  readonly keys: LicenceKeys
}

async function weekShown(
  work: Work,
  { week, start, end, opensAt }: IssuableWeek,
  { client, contract, keys }: Shown,
): Promise<LicenceWeek> {
  const licence = await selectLivingLicence(work, client.id, week)
  const term = contract && licenceTerm(contract, week, client.timeZone, work.now)
  return {
    week,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    opensAt: opensAt.toISOString(),
    covered: term !== undefined,
    licence: licence === undefined ? null : issuedLicenceOf(licence),
    differences: licence && contract ? licenceDifferences(licence, client, contract, keys) : [],
  }
}
