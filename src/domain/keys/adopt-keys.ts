import { StartRefused } from '#platform/start-refused.ts'
import type { Work } from '#platform/work/work.ts'
import type { KeyJournalLine } from './key-journal.ts'
import type { LicenceKeys } from './licence-keys.ts'
import { raiseRingMark, takeInEvents } from './keys-table.ts'

/**
 * Takes keys into use: what was done to their folder goes to the audit log, each line once, and a ring
 * older than one already used is refused: every school would refuse what it signs. Throws StartRefused.
 */
export async function adoptKeys(
  work: Work,
  { ring }: LicenceKeys,
  journal: readonly KeyJournalLine[],
): Promise<void> {
  work.allow('keys:read')
  const highest = await raiseRingMark(work, ring.version)
  if (highest > ring.version)
    throw new StartRefused(
      `Le dossier des clés porte le trousseau ${ring.version}, alors que le trousseau ${highest} a déjà servi : c’est une ancienne sauvegarde. Remettez la plus récente.`,
    )
  const recent = journal.slice(-linesMax)
  const fresh = await takeInEvents(
    work,
    recent.map(({ id, at }) => ({ id, at: new Date(at) })),
  )
  for (const { id, at, event, by, machine, details } of recent)
    if (fresh.has(id)) await work.audit(event, { details: { ...details, doneAt: at, by, machine } })
}

/** Far more than is done to keys between two looks. */
const linesMax = 500
