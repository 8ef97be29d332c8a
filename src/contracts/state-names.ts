import type { LicenceState } from './clients.ts'
import type { TransferState } from './transfers.ts'

/** As people read them: on the sites and in exported files. */
export const licenceStateNames: Readonly<Record<LicenceState, string>> = {
  'to-issue': 'À délivrer',
  'contract-ended': 'Contrat échu',
  'no-contract': 'Sans contrat',
  'contract-to-come': 'Contrat à venir',
  issued: 'Délivrée',
  fetched: 'Récupérée',
}

export const transferStateNames: Readonly<Record<TransferState, string>> = {
  suspended: 'Suspendu (mode été)',
  never: 'Jamais reçu',
  running: 'En cours',
  held: 'En attente de confirmation',
  failed: 'En échec',
  interrupted: 'Interrompu',
  late: 'En retard',
  'up-to-date': 'À jour',
}
