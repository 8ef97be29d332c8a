import { weekOf, type IsoWeek } from '#base/iso-week.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import { refuse } from '#contracts/refuse.ts'
import type { IssuedLicence } from '#contracts/licences.ts'
import { lockClient, type ReachedClient } from '#domain/clients/reach-client.ts'
import { licenceAudience, type LicencePayload } from '#licence-file/licence-payload.ts'
import { packLicenceFile, signLicence } from '#licence-file/sign-licence.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { selectContract, type ContractRow } from './contracts-table.ts'
import type { LicenceKeys } from './licence-keys.ts'
import { licenceTerm, type Term } from './licence-term.ts'
import { insertLicence, selectLicenceOfWeek } from './licences-table.ts'
import { issuedLicenceOf } from './read-client-licences.ts'

/** What a publisher decides for all its licences. */
export type Issuer = { readonly publisher: string; readonly keys: LicenceKeys }

/** Issues the licence of the current ISO week, in the client's time zone. A client holds at most one unrevoked licence a week. */
export async function issueLicence(
  work: Work,
  issuer: Issuer,
  clientId: string,
): Promise<IssuedLicence> {
  const client = await lockClient(work, 'licences:issue', clientId) // two technicians queue here; the second is refused
  const contract = (await selectContract(work, clientId)) ?? refuse('no-contract')
  const week = weekOf(work.now, client.timeZone)
  const term =
    licenceTerm(contract, week, client.timeZone, work.now) ??
    refuse('contract-does-not-cover-week', {
      week,
      startsOn: french(contract.startsOn),
      endsOn: french(contract.endsOn),
    })

  const id = work.newId()
  const payload = composePayload({
    id,
    client,
    contract,
    week,
    term,
    now: work.now,
    publisher: issuer.publisher,
  })
  const licence = await signLicence(payload, {
    kid: issuer.keys.signing.kid,
    privateKey: issuer.keys.signing,
  })
  const file = packLicenceFile(licence, issuer.keys.trousseau)
  if (
    !(await insertLicence(work, {
      id,
      clientId,
      week,
      ...term,
      issuedBy: staffOf(work.actor).id,
      file,
    }))
  )
    return refuseSecond(work, clientId, week)
  await work.audit('licence-issued', { client: clientId, details: { licence: id, week } })
  return issuedLicenceOf((await selectLicenceOfWeek(work, clientId, week)) ?? refuse('not-found'))
}

async function refuseSecond(work: Work, clientId: string, week: IsoWeek): Promise<never> {
  const first = await selectLicenceOfWeek(work, clientId, week)
  refuse('licence-already-issued', {
    week,
    who: first?.issuedBy ?? 'un collègue',
    at: first?.issuedAt.toISOString(),
  })
}

type Ingredients = {
  id: string
  client: ReachedClient
  contract: ContractRow
  week: IsoWeek
  term: Term
  now: Date
  publisher: string
}

function composePayload({
  id,
  client,
  contract,
  week,
  term,
  now,
  publisher,
}: Ingredients): LicencePayload {
  return {
    v: 1,
    iss: publisher,
    aud: licenceAudience,
    jti: id,
    sub: client.id,
    ogec: client.ogec as OgecCode,
    ...(client.uai === null ? {} : { uai: client.uai }),
    nom: client.name,
    sem: week,
    tz: client.timeZone,
    iat: seconds(now),
    nbf: seconds(term.notBefore),
    exp: seconds(term.expiresAt),
    // As the manual has it: a licence holds for its week and no longer.
    grc: 0,
    mod: contract.modules,
    lim: { eleves: contract.pupilsMax },
  }
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}

function french(day: string): string {
  return day.split('-').reverse().join('/')
}
