import { localMoment } from '#base/calendar.ts'
import type { Parsed } from '#contracts/endpoint.ts'
import type { ChangeField, onlineEntryEndpoints } from '#contracts/online-entries.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockOwnSchool } from '#domain/school/reach-school.ts'
import { enterOperations } from '#domain/transfers/store/enter-operations.ts'
import { readPublishedRow } from '#domain/transfers/store/read-published.ts'
import type { Work } from '#platform/work/work.ts'

type Given = Parsed<(typeof onlineEntryEndpoints)['POST /api/school/change-requests']>['body']

/** As the school's collections call them. */
const fieldWords: Readonly<Record<ChangeField, string>> = {
  mail: 'email',
  mobile: 'portable',
  address: 'adresse',
  postalCode: 'code_postal',
  city: 'ville',
  phone: 'telephone',
}

/** Asks the secretary to change one thing. The value of before is the one that the school itself sent. */
export async function requestChange(work: Work, given: Given): Promise<{ id: string }> {
  const { id: clientId, timeZone } = await lockOwnSchool(work, 'school:entries')
  const collection = given.pupil === undefined ? 'foyer' : 'eleve'
  const key = (given.pupil ?? given.household ?? '').normalize('NFC')
  const row = await readPublishedRow(work, clientId, { collection, key })
  if (row === undefined) refuse('entry-reference-missing', { collection })
  const id = work.newId()
  const field = fieldWords[given.field]
  const values = {
    id,
    foyer_id: given.household ?? null,
    eleve_id: given.pupil ?? null,
    champ: field,
    ancienne_valeur: row[field] ?? null,
    nouvelle_valeur: given.value,
    demande_le: localMoment(work.now, timeZone),
  }
  await enterOperations(work, clientId, [{ collection: 'demande_modification', values }])
  // Neither whose nor which value: the line stays when the family has left.
  await work.audit('change-requested', {
    client: clientId,
    details: { entry: id, field: given.field },
  })
  return { id }
}
