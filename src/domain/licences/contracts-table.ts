import type { Generated } from 'kysely'
import type { Module } from '#contracts/licences.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    contracts: {
      client_id: string
      version: number
      modules: Module[]
      pupils_max: number
      /** YYYY-MM-DD, first day covered. */
      starts_on: string
      /** YYYY-MM-DD, last day covered. */
      ends_on: string
      /** Whether next week's licence comes by itself. */
      renews: Generated<boolean>
      updated_at: Date
      updated_by: string
    }
  }
}

export type ContractRow = NonNullable<Awaited<ReturnType<typeof selectContract>>>

export function selectContract(work: Work, clientId: string) {
  return sqlOf(work)
    .selectFrom('contracts as k')
    .innerJoin('accounts as s', 's.id', 'k.updated_by')
    .select([
      'k.version',
      'k.modules',
      'k.pupils_max as pupilsMax',
      'k.starts_on as startsOn',
      'k.ends_on as endsOn',
      'k.renews',
      'k.updated_at as updatedAt',
      's.name as updatedBy',
    ])
    .where('k.client_id', '=', clientId)
    .executeTakeFirst()
}

export type ContractValues = {
  readonly modules: readonly Module[]
  readonly pupilsMax: number
  readonly startsOn: string
  readonly endsOn: string
}

export async function saveContractRow(
  work: Work,
  clientId: string,
  version: number,
  values: ContractValues,
  by: string,
): Promise<void> {
  const row = {
    version,
    modules: [...values.modules],
    pupils_max: values.pupilsMax,
    starts_on: values.startsOn,
    ends_on: values.endsOn,
    updated_at: work.now,
    updated_by: by,
  }
  await sqlOf(work)
    .insertInto('contracts')
    .values({ client_id: clientId, ...row })
    .onConflict((known) => known.column('client_id').doUpdateSet(row))
    .execute()
}

export async function saveRenewal(work: Work, clientId: string, on: boolean): Promise<void> {
  await sqlOf(work)
    .updateTable('contracts')
    .set({ renews: on })
    .where('client_id', '=', clientId)
    .execute()
}
