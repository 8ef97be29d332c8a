import type { Consent } from '#contracts/supervision.ts'
import type { Work } from '#platform/work/work.ts'
import { selectConsent, selectOverride } from './consents-table.ts'

/** What a school that never chose lets the support do: enter at any time, and be told. */
const byDefault = { mode: 'always', grantedUntil: null, changedAt: null, changedBy: null } as const

export async function readConsent(work: Work, clientId: string): Promise<Consent> {
  const row = await selectConsent(work, clientId)
  if (row === undefined) return byDefault
  return {
    mode: row.mode,
    grantedUntil:
      row.grantedUntil !== null && row.grantedUntil > work.now
        ? row.grantedUntil.toISOString()
        : null,
    changedAt: row.changedAt.toISOString(),
    changedBy: row.changedBy,
  }
}

/** By the school itself, by two administrators of the publisher past it, or not at all. */
export async function consentOf(
  work: Work,
  clientId: string,
): Promise<'given' | 'overridden' | 'missing'> {
  const { mode, grantedUntil } = await readConsent(work, clientId)
  if (mode === 'always' || grantedUntil !== null) return 'given'
  const override = await selectOverride(work, clientId)
  return override !== undefined && override.approvedBy !== null ? 'overridden' : 'missing'
}
