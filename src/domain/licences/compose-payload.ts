import type { IsoWeek } from '#base/iso-week.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import type { ReachedClient } from '#domain/clients/reach-client.ts'
import { licenceAudience, type LicencePayload } from '#licence-file/licence-payload.ts'
import type { PasswordVerifiers } from '#licence-file/password-verifiers.ts'
import type { ContractRow } from './contracts-table.ts'
import type { Term } from './licence-term.ts'

/** All that goes into a licence. */
export type Ingredients = {
  readonly id: string
  readonly client: ReachedClient
  readonly contract: ContractRow
  readonly week: IsoWeek
  readonly term: Term
  readonly now: Date
  readonly publisher: string
  readonly graceSeconds: number
  readonly mdj: PasswordVerifiers
  /** Lets a machine whose clock once ran ahead start again from now. */
  readonly resetClock: boolean
}

export function composePayload(given: Ingredients): LicencePayload {
  const { client, contract, term, now } = given
  return {
    v: 1,
    iss: given.publisher,
    aud: licenceAudience,
    jti: given.id,
    sub: client.id,
    ogec: client.ogec as OgecCode,
    ...(client.uai === null ? {} : { uai: client.uai }),
    nom: client.name,
    sem: given.week,
    tz: client.timeZone,
    iat: seconds(now),
    nbf: seconds(term.notBefore),
    exp: seconds(term.expiresAt),
    grc: given.graceSeconds,
    mod: contract.modules,
    lim: { eleves: contract.pupilsMax },
    mdj: given.mdj,
    ...(given.resetClock ? { raz_horloge: seconds(now) } : {}),
  }
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}
