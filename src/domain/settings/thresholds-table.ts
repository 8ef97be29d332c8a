import { sql, type Generated } from 'kysely'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    /** One row at most; null is the value of origin. */
    thresholds: {
      single: Generated<boolean>
      version: number
      late_after_hours: number | null
      ends_soon_days: number | null
      licence_grace_days: number | null
      updated_at: Date
      updated_by: string
    }
  }
}

/** Null where it is the value of origin. */
export type ChosenThresholds = {
  readonly lateAfterHours: number | null
  readonly endsSoonDays: number | null
  readonly licenceGraceDays: number | null
}

/** Whoever changes them waits here for the one before, also while there is no row to lock. */
export async function holdThresholds(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('thresholds', 0))`.execute(sqlOf(work))
}

export function selectChosen(work: Work): Promise<ChosenThresholds | undefined> {
  return sqlOf(work)
    .selectFrom('thresholds')
    .select([
      'late_after_hours as lateAfterHours',
      'ends_soon_days as endsSoonDays',
      'licence_grace_days as licenceGraceDays',
    ])
    .executeTakeFirst()
}

/** Who changed them last, when, and which version that was; undefined while nobody has. */
export function selectLastChange(work: Work) {
  return sqlOf(work)
    .selectFrom('thresholds as t')
    .innerJoin('accounts as a', 'a.id', 't.updated_by')
    .select(['t.version', 't.updated_at as at', 'a.name as who'])
    .executeTakeFirst()
}

export async function saveChosen(
  work: Work,
  version: number,
  { lateAfterHours, endsSoonDays, licenceGraceDays }: ChosenThresholds,
  by: string,
): Promise<void> {
  const row = {
    version,
    late_after_hours: lateAfterHours,
    ends_soon_days: endsSoonDays,
    licence_grace_days: licenceGraceDays,
    updated_at: work.now,
    updated_by: by,
  }
  await sqlOf(work)
    .insertInto('thresholds')
    .values(row)
    .onConflict((known) => known.column('single').doUpdateSet(row))
    .execute()
}
