import type { AuditLine } from '#contracts/audit.ts'
import type { Work } from '#platform/work/work.ts'
import { selectLines, type LineFilter } from './audit-table.ts'

const houseNames = {
  anonymous: 'Visiteur',
  system: 'Le service',
  staff: 'Compte supprimé',
  school: 'Compte supprimé',
  supervision: 'Support',
  agent: 'Agent',
} as const

/** Newest first, with the names of people and clients as they are today. */
export async function readAuditLines(
  work: Work,
  filter: LineFilter,
): Promise<{ lines: AuditLine[]; more: boolean }> {
  const rows = await selectLines(work, { ...filter, count: filter.count + 1 })
  const lines = rows.slice(0, filter.count).map((row): AuditLine => ({
    id: row.id,
    at: row.at.toISOString(),
    event: row.event,
    who: nameOf(row),
    changes: row.private?.changes ?? {},
    details: row.private?.details ?? {},
    client: row.client_id === null ? null : { id: row.client_id, name: row.client_name ?? '' },
    address: row.private?.address ?? null,
  }))
  return { lines, more: rows.length > filter.count }
}

function nameOf(row: Awaited<ReturnType<typeof selectLines>>[number]): string {
  const name = row.staff_name ?? row.machine ?? houseNames[row.actor_kind]
  return row.actor_kind === 'supervision' ? `${name}, en supervision` : name
}
