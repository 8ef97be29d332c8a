import type { TransferState } from '#contracts/transfers.ts'
import { french } from './french.ts'

export const transferStateTexts: Readonly<Record<TransferState, string>> = french({
  suspended: 'Suspendu (mode été)',
  never: 'Jamais reçu',
  running: 'En cours',
  held: 'En attente de confirmation',
  failed: 'En échec',
  interrupted: 'Interrompu',
  late: 'En retard',
  'up-to-date': 'À jour',
})

/** The same in a column. */
export const shortTransferStateTexts: Readonly<Record<TransferState, string>> = french({
  ...transferStateTexts,
  suspended: 'Suspendu',
  held: 'À confirmer',
})
