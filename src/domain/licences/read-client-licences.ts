import { weekBounds, weekOf } from '#base/iso-week.ts'
import type { ClientLicences, IssuedLicence } from '#contracts/licences.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { readActiveAgent } from '#domain/enrolment/active-agent.ts'
import type { Work } from '#platform/work/work.ts'
import { selectContract } from './contracts-table.ts'
import { licenceTerm } from './licence-term.ts'
import { selectRegister, type LicenceRow } from './licences-table.ts'
import { contractOf } from './save-contract.ts'

/** Contract, licence of the week, register, attached machine: all that the tab shows. */
export async function readClientLicences(work: Work, clientId: string): Promise<ClientLicences> {
  const { timeZone } = await reachClient(work, 'licences:read', clientId)
  const contract = await selectContract(work, clientId)
  const register = await selectRegister(work, clientId)
  const week = weekOf(work.now, timeZone)
  const { start, end } = weekBounds(week, timeZone)
  const current = register.find(
    (licence) =>
      licence.week === week && licence.revokedAt === null && licence.expiresAt > work.now,
  )
  return {
    timeZone,
    contract: contract === undefined ? null : contractOf(contract),
    week: {
      week,
      startsAt: start.toISOString(),
      endsAt: end.toISOString(),
      covered:
        contract !== undefined && licenceTerm(contract, week, timeZone, work.now) !== undefined,
    },
    current: current === undefined ? null : issuedLicenceOf(current),
    register: register.map(issuedLicenceOf),
    agent: await readActiveAgent(work, clientId),
  }
}

export function issuedLicenceOf(row: LicenceRow): IssuedLicence {
  return {
    id: row.id,
    week: row.week,
    notBefore: row.notBefore.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    issuedAt: row.issuedAt.toISOString(),
    issuedBy: row.issuedBy,
    fetchedAt: row.fetchedAt?.toISOString() ?? null,
  }
}
