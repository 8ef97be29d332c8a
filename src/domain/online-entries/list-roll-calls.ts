import type { RollCall } from '#contracts/online-entries.ts'
import { reachOwnSchool } from '#domain/school/reach-school.ts'
import { readPublished } from '#domain/transfers/store/read-published.ts'
import type { Work } from '#platform/work/work.ts'
import { selectRollCalls, type RollCallRow } from './roll-calls-table.ts'

const shownMax = 1_000

/** The roll calls of a day on the school's own calendar, each with whether it is in the school's base. */
export async function listRollCalls(
  work: Work,
  day: string,
): Promise<{ rollCalls: RollCall[]; more: boolean }> {
  const { id: clientId } = await reachOwnSchool(work, 'school:entries')
  const rows = await selectRollCalls(work, clientId, { day, max: shownMax + 1 })
  const classIds = new Set(rows.flatMap(({ classId }) => classId ?? []))
  const names = [...classIds].map((key) => ({ collection: 'classe', key }))
  const classes = await readPublished(work, clientId, names)
  const labels = new Map(classes.map(({ key, body }) => [key, String(body['libelle'])]))
  return {
    rollCalls: rows.slice(0, shownMax).map((row) => rollCallOf(row, labels)),
    more: rows.length > shownMax,
  }
}

function rollCallOf(row: RollCallRow, labels: ReadonlyMap<string, string>): RollCall {
  const { classId, at, arrivedAt, quarantine, ...rest } = row
  const waitsOrNot = arrivedAt === null ? 'waiting' : 'arrived'
  return {
    ...rest,
    // A class that is not published any more keeps its key for a name.
    class: classId === null ? null : { id: classId, label: labels.get(classId) ?? classId },
    enteredAt: at.toISOString(),
    state: quarantine === null ? waitsOrNot : 'quarantined',
    arrivedAt: quarantine === null ? (arrivedAt?.toISOString() ?? null) : null,
    quarantine,
  }
}
