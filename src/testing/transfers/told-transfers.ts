import { sql, type Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

export type ToldTransfer = {
  readonly id: string
  readonly outcome: string
  readonly restored: readonly string[]
  readonly bytesIn: number
  readonly failure: { readonly code: string; readonly sentence: string } | null
  /** What became of its modules, établissement → Internet. */
  readonly modules: Readonly<Record<string, ToldModule>>
}

type ToldModule = {
  readonly state: string
  readonly failure: { readonly code: string; readonly collection: string | null } | null
}

/** The transfers of a school as the online side keeps them, oldest first. */
export async function toldTransfers(
  kysely: Kysely<Tables>,
  clientId: string,
): Promise<readonly ToldTransfer[]> {
  const { rows } = await sql<ToldTransfer>`
    select t.id, t.outcome, t.restored, t.bytes_in::integer as "bytesIn", t.failure, coalesce((
      select jsonb_object_agg(m.module, jsonb_build_object('state', m.state, 'failure', m.failure))
      from transfer_modules m
      where m.client_id = t.client_id and m.transfer_id = t.id and m.direction = 'up'), '{}') as modules
    from transfers t where t.client_id = ${clientId} order by t.fence`.execute(kysely)
  return rows
}
