import type { CheckFinding } from './online-service.ts'

// As people read them: on the sites and in exported files.

export const checkedNames: Readonly<Record<CheckFinding['what'], string>> = {
  access: 'Transferts',
  site: 'Site des familles',
  sms: 'SMS',
}

export const checkOutcomeNames: Readonly<Record<CheckFinding['outcome'], string>> = {
  open: 'Ouvert',
  refused: 'Refusé',
  unreachable: 'Injoignable',
}
