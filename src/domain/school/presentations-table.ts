import type { Logo } from '#contracts/school.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    school_presentations: {
      client_id: string
      version: number
      logo: Buffer | null
      logo_type: Logo['type'] | null
      welcome: string | null
      updated_at: Date
      updated_by: string
    }
  }
}

export function selectPresentation(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('school_presentations as p')
    .innerJoin('accounts as s', 's.id', 'p.updated_by')
    .select([
      'p.version',
      'p.logo',
      'p.logo_type as logoType',
      'p.welcome',
      'p.updated_at as updatedAt',
      's.name as updatedBy',
    ])
    .where('p.client_id', '=', clientId)
    .executeTakeFirst()
}

export async function savePresentationRow(
  work: Work,
  clientId: string,
  values: {
    version: number
    logo: { bytes: Buffer; type: Logo['type'] } | null
    welcome: string | null
  },
  by: string,
): Promise<void> {
  const row = {
    version: values.version,
    logo: values.logo?.bytes ?? null,
    logo_type: values.logo?.type ?? null,
    welcome: values.welcome,
    updated_at: work.now,
    updated_by: by,
  }
  await sqlOf(work)
    .insertInto('school_presentations')
    .values({ client_id: clientId, ...row })
    .onConflict((known) => known.column('client_id').doUpdateSet(row))
    .execute()
}
