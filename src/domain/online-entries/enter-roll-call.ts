import { localMoment } from '#base/calendar.ts'
import type { onlineEntryEndpoints } from '#contracts/online-entries.ts'
import type { Parsed } from '#contracts/endpoint.ts'
import { refuse } from '#contracts/refuse.ts'
import { lockOwnSchool } from '#domain/school/reach-school.ts'
import { enterOperations } from '#domain/transfers/store/enter-operations.ts'
import { readPublishedRow } from '#domain/transfers/store/read-published.ts'
import type { Work } from '#platform/work/work.ts'

type Given = Parsed<(typeof onlineEntryEndpoints)['POST /api/school/roll-calls']>['body']

/** As people of schools write the state of a pupil. */
const stateWords = { present: 'present', absent: 'absent', late: 'retard' } as const

/** The roll call of one lesson. When it was, of which class and by whom is what the lesson says. */
export async function enterRollCall(work: Work, given: Given): Promise<{ id: string }> {
  const { id: clientId, timeZone } = await lockOwnSchool(work, 'school:entries')
  const name = { collection: 'cours', key: given.lesson.normalize('NFC') }
  const lesson = await readPublishedRow(work, clientId, name)
  if (lesson === undefined) refuse('entry-reference-missing', { collection: 'cours' })
  const [debut, fin] = [String(lesson['debut']), String(lesson['fin'])]
  const id = work.newId()
  const rollCall = {
    id,
    personnel_id: lesson['personnel_id'] ?? null,
    cours_id: name.key,
    classe_id: lesson['classe_id'] ?? null,
    date: debut.slice(0, 10),
    debut: debut.slice(11),
    fin: fin.slice(11),
    effectif: given.pupils.length,
    saisi_le: localMoment(work.now, timeZone),
  }
  const pupils = given.pupils.map(({ pupil, state, minutes = null }) => ({
    collection: 'appel_eleve',
    values: { appel_id: id, eleve_id: pupil, etat: stateWords[state], minutes },
  }))
  await enterOperations(work, clientId, [{ collection: 'appel', values: rollCall }, ...pupils])
  await work.audit('roll-call-entered', {
    client: clientId,
    details: { entry: id, lesson: name.key, pupils: pupils.length },
  })
  return { id }
}
