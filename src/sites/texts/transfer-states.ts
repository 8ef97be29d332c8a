import { transferStateNames } from '#contracts/state-names.ts'
import type { TransferState } from '#contracts/transfers.ts'
import { french } from './french.ts'

export const transferStateTexts = french(transferStateNames)

/** The same in a column. */
export const shortTransferStateTexts: Readonly<Record<TransferState, string>> = french({
  ...transferStateTexts,
  suspended: 'Suspendu',
  held: 'À confirmer',
})
