import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Where a unit of work keeps its transaction. Only `*-table.ts` files may open it (machine-checked). */
export const transaction = Symbol('transaction')

export function sqlOf(work: { readonly [transaction]: Transaction<Tables> }): Transaction<Tables> {
  return work[transaction]
}
