import type { LicenceState } from '#contracts/clients.ts'
import { french } from './french.ts'

export const stateTexts: Readonly<Record<LicenceState, string>> = french({
  'to-issue': 'À délivrer',
  'contract-ended': 'Contrat échu',
  'no-contract': 'Sans contrat',
  'contract-to-come': 'Contrat à venir',
  issued: 'Délivrée',
  fetched: 'Récupérée',
})
