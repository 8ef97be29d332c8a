import type { SupervisionEnd, SupervisionReason } from './supervision.ts'

// As people read them: on the sites and in exported files.

/** Why somebody of the support enters. */
export const supervisionReasonNames: Readonly<Record<SupervisionReason, string>> = {
  parametrage: 'Paramétrage',
  transfert: 'Transfert',
  publication: 'Publication',
  accompagnement: 'Accompagnement',
  incident: 'Incident',
  autre: 'Autre',
}

/** How a supervision came to its end. */
export const supervisionEndNames: Readonly<Record<SupervisionEnd, string>> = {
  left: 'Quittée par le support',
  'ended-by-school': 'Arrêtée par l’établissement',
  'ended-from-portal': 'Arrêtée depuis le portail',
  'time-is-up': 'Au bout des 30 minutes',
  idle: 'Après 10 minutes sans activité',
  'signed-out': 'À la déconnexion du portail',
  'account-changed': 'Compte du support modifié',
  'rights-changed': 'Droits du support retirés',
  'consent-withdrawn': 'Accord retiré par l’établissement',
  'service-suspended': 'Service en ligne suspendu',
}
