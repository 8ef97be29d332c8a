import { followingDay, startOfDay } from '#base/calendar.ts'
import type { AuditFilter } from '#contracts/audit.ts'
import type { readAuditLines } from '#platform/audit/read-audit-lines.ts'

/** The days of the publisher, whose people read the log. */
export const auditZone = 'Europe/Paris'

/** What is asked for as the table understands it; a field left empty does not narrow. */
export function linesFor({ event, from, until, person, client, text }: AuditFilter) {
  return {
    ...(event === undefined ? {} : { event }),
    ...(from === undefined ? {} : { from: startOfDay(from, auditZone) }),
    ...(until === undefined ? {} : { until: startOfDay(followingDay(until), auditZone) }),
    ...(person === undefined || person === '' ? {} : { personNamed: person }),
    ...(client === undefined || client === '' ? {} : { clientNamed: client }),
    ...(text === undefined || text === '' ? {} : { text }),
  } satisfies Partial<Parameters<typeof readAuditLines>[1]>
}
