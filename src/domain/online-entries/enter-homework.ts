import { localMoment } from '#base/calendar.ts'
import type { Parsed } from '#contracts/endpoint.ts'
import type { onlineEntryEndpoints } from '#contracts/online-entries.ts'
import { lockOwnSchool } from '#domain/school/reach-school.ts'
import { enterOperations } from '#domain/transfers/store/enter-operations.ts'
import type { Work } from '#platform/work/work.ts'

type Given = Parsed<(typeof onlineEntryEndpoints)['POST /api/school/homework']>['body']

/** What was done in a lesson, and what is to be done for a day. */
export async function enterHomework(work: Work, given: Given): Promise<{ id: string }> {
  const { id: clientId, timeZone } = await lockOwnSchool(work, 'school:entries')
  const id = work.newId()
  const values = {
    id,
    classe_id: given.class ?? null,
    groupe_id: given.group ?? null,
    matiere_code: given.subject,
    date: given.date,
    pour_le: given.dueOn,
    texte: given.text,
    saisi_le: localMoment(work.now, timeZone),
  }
  await enterOperations(work, clientId, [{ collection: 'cahier_de_textes', values }])
  await work.audit('homework-entered', { client: clientId, details: { entry: id } })
  return { id }
}
