import { isDeepStrictEqual } from 'node:util'
import type { LicenceDifference } from '#contracts/licences.ts'
import type { ReachedClient } from '#domain/clients/reach-client.ts'
import { currentScope, revokedKids, type LicenceKeys } from '#domain/keys/licence-keys.ts'
import { scopeOfClients } from '#domain/daily-password/password-scope.ts'
import type { ContractRow } from './contracts-table.ts'
import { payloadOf } from './licence-content.ts'
import { licenceTerm } from './licence-term.ts'

type Held = {
  readonly jws: string
  readonly kid: string
  readonly notBefore: Date
  readonly expiresAt: Date
  readonly scope: string | null
  readonly keyVersion: number | null
  readonly revision: number | null
}

/** How a licence differs from one that would be issued for the same week now: what « Remplacer » is for. */
export function licenceDifferences(
  held: Held,
  client: ReachedClient,
  contract: ContractRow,
  keys: LicenceKeys,
): LicenceDifference[] {
  const said = payloadOf(held)
  const term = licenceTerm(contract, said.sem, client.timeZone, held.notBefore)
  const scope = currentScope(keys, scopeOfClients(client.distributorId))
  const same: Record<LicenceDifference, boolean> = {
    modules: isDeepStrictEqual(said.mod, contract.modules),
    pupils: said.lim['eleves'] === contract.pupilsMax,
    dates:
      term?.notBefore.getTime() === held.notBefore.getTime() &&
      term.expiresAt.getTime() === held.expiresAt.getTime(),
    school:
      said.ogec === client.ogec &&
      said.nom === client.name &&
      (said.uai ?? null) === client.uai &&
      said.tz === client.timeZone,
    distributor: held.scope === null || held.scope === scope.scope,
    password: held.keyVersion === scope.keyVersion && held.revision === scope.revision,
    key: !revokedKids(keys).includes(held.kid),
  }
  return (Object.keys(same) as LicenceDifference[]).filter((part) => !same[part])
}
