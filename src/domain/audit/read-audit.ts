import type { AuditFilter, AuditLine } from '#contracts/audit.ts'
import type { HistoryLine } from '#contracts/clients.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { readAuditLines } from '#platform/audit/read-audit-lines.ts'
import type { Work } from '#platform/work/work.ts'
import { linesFor } from './lines-for.ts'

const linesAtOnce = 50

type Page<Line> = { lines: Line[]; more: boolean }

/**
 * Who did what for one client: without addresses and without what was refused, which are the
 * administrator's to read: another distributor's people are not named to this one's.
 */
export async function readHistory(
  work: Work,
  clientId: string,
  before: number | undefined,
): Promise<Page<HistoryLine>> {
  await reachClient(work, 'clients:read', clientId)
  const { lines, more } = await readAuditLines(work, {
    client: clientId,
    exceptEvent: 'refused',
    count: linesAtOnce,
    ...(before === undefined ? {} : { before }),
  })
  return { lines: lines.map(({ client: _client, address: _address, ...line }) => line), more }
}

export async function readAuditLog(
  work: Work,
  { before, ...filter }: AuditFilter & { before?: number | undefined },
): Promise<Page<AuditLine>> {
  work.allow('audit:read')
  return readAuditLines(work, {
    count: linesAtOnce,
    ...(before === undefined ? {} : { before }),
    ...linesFor(filter),
  })
}
