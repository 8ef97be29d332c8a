import { spellCsv } from '#base/spell-csv.ts'
import { auditSentence } from '#contracts/audit-sentence.ts'
import { auditExportedMax, type AuditFilter } from '#contracts/audit.ts'
import type { FileAnswer } from '#contracts/endpoint.ts'
import { readAuditLines } from '#platform/audit/read-audit-lines.ts'
import type { Work } from '#platform/work/work.ts'
import { linesFor, auditZone } from './lines-for.ts'

/** The filtered lines for a spreadsheet, newest first; taking them away leaves a line, and so does that it was cut. */
export async function exportAudit(work: Work, filter: AuditFilter): Promise<FileAnswer> {
  work.allow('audit:read')
  const { lines, more } = await readAuditLines(work, {
    count: auditExportedMax,
    ...linesFor(filter),
  })
  await work.audit('audit-exported', { details: { filter, rows: lines.length, cut: more } })
  const content = spellCsv([
    [
      'ligne',
      'date (UTC)',
      'événement',
      'code de l’événement',
      'personne',
      'client',
      'adresse',
      'changements',
      'détails',
    ],
    ...lines.map((line) => [
      line.id,
      line.at,
      auditSentence(line, auditZone),
      line.event,
      line.who,
      line.client?.name ?? null,
      line.address,
      JSON.stringify(line.changes),
      JSON.stringify(line.details),
    ]),
    ...(more
      ? [
          [
            `Fichier coupé aux ${auditExportedMax} lignes les plus récentes : choisissez une période plus courte.`,
          ],
        ]
      : []),
  ])
  return { name: 'journal-audit.csv', content }
}
