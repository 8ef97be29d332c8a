import type { TransferState } from '#contracts/transfers.ts'
import { transferFilters } from '../clients/list-search.ts'

/** As the address of the list says it. */
export function transferName(state: TransferState): string {
  return Object.entries(transferFilters).find(([, of]) => of === state)?.[0] ?? ''
}

export const transferTones = {
  held: 'bad',
  failed: 'bad',
  interrupted: 'bad',
  late: 'bad',
  running: 'coming',
  'up-to-date': 'good',
  never: 'quiet',
  suspended: 'quiet',
} as const satisfies Record<TransferState, string>
