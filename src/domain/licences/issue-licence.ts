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
import {
  insertLicence,
  revokeEnded,
  selectLivingLicence,
  type LicenceRow,
} from './licences-table.ts'
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

  if (work.now >= issuer.keys.expiresAt)
    refuse('licence-keys-expired', { on: french(issuer.keys.expiresAt.toISOString().slice(0, 10)) })

  const id = work.newId()
  const file = await signFile(issuer, { id, client, contract, week, term, now: work.now })
  await revokeEnded(work, clientId, week)
  const issuedBy = staffOf(work.actor).id
  if (!(await insertLicence(work, { id, clientId, week, ...term, issuedBy, file })))
    return refuseSecond(work, clientId, week)
  await work.audit('licence-issued', { client: clientId, details: { licence: id, week } })
  return issuedLicenceOf(await livingLicence(work, clientId, week))
}

async function refuseSecond(work: Work, clientId: string, week: IsoWeek): Promise<never> {
  const { issuedBy, issuedAt } = await livingLicence(work, clientId, week)
  refuse('licence-already-issued', { week, who: issuedBy, at: issuedAt.toISOString() })
}

async function livingLicence(work: Work, clientId: string, week: IsoWeek): Promise<LicenceRow> {
  const licence = await selectLivingLicence(work, clientId, week)
  if (licence === undefined)
    throw new Error('The licence just written, or in its way, is not there.')
  return licence
}

async function signFile({ publisher, keys }: Issuer, ingredients: Ingredients): Promise<string> {
  const signingKey = { kid: keys.signing.kid, privateKey: keys.signing }
  const licence = await signLicence(composePayload(publisher, ingredients), signingKey)
  return packLicenceFile(licence, keys.trousseau)
}

type Ingredients = {
  id: string
  client: ReachedClient
  contract: ContractRow
  week: IsoWeek
  term: Term
  now: Date
}

function composePayload(
  publisher: string,
  { id, client, contract, week, term, now }: Ingredients,
): LicencePayload {
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
