import { createHash } from 'node:crypto'
import { StartRefused } from '#platform/start-refused.ts'
import type { Work } from '#platform/work/work.ts'
import type { KeyJournalLine } from './key-journal.ts'
import type { LicenceKeys } from './licence-keys.ts'
import { keyFiles } from './key-files.ts'
import { keepMasterMarks, raiseMarks, takeInEvents } from './keys-table.ts'

/**
 * Takes keys into use: what was done to their folder goes to the audit log, each line once. A folder older
 * than one already used is refused: every school would refuse what its ring signs, and passwords that had
 * leaked would be back. Throws StartRefused.
 */
export async function adoptKeys(
  work: Work,
  keys: LicenceKeys,
  journal: readonly KeyJournalLine[],
): Promise<void> {
  work.allow('keys:read')
  await refuseOlder(work, keys)
  const recent = journal.slice(-linesMax)
  const fresh = await takeInEvents(
    work,
    recent.map(({ id, at }) => ({ id, at: new Date(at) })),
  )
  for (const { id, at, event, by, machine, details } of recent)
    if (fresh.has(id)) await work.audit(event, { details: { ...details, doneAt: at, by, machine } })
}

async function refuseOlder(work: Work, { ring, passwords }: LicenceKeys): Promise<void> {
  const highest = await raiseMarks(work, { ring: ring.version, passwords: passwords.serial })
  if (highest.ring > ring.version)
    throw new StartRefused(
      `Le dossier des clés porte le trousseau ${ring.version}, alors que le trousseau ${highest.ring} a déjà servi : c’est une ancienne sauvegarde. Remettez la plus récente.`,
    )
  const masters = passwords.masters.map(({ version, master }) => ({
    version,
    fingerprint: createHash('sha256').update(`mdj/v1|empreinte|${master}`).digest(),
  }))
  const kept = await keepMasterMarks(work, masters)
  const isOther = masters.some(({ version, fingerprint }) =>
    kept.some((mark) => mark.version === version && !mark.fingerprint.equals(fingerprint)),
  )
  if (highest.passwords > passwords.serial || isOther)
    throw new StartRefused(
      `Les clés du mot de passe du jour (${keyFiles.dailyPassword}) ne sont pas les dernières qui ont servi : c’est une ancienne sauvegarde. Remettez la plus récente.`,
    )
}

/** Far more than is done to keys between two looks. */
const linesMax = 500
