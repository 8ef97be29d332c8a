import type { ConsentMode, SupervisionEnd, SupervisionReason } from '#contracts/supervision.ts'
import { french } from './french.ts'

// Shared by the portal and the school's admin site.

/** Why somebody of the support enters. */
export const reasonTexts: Readonly<Record<SupervisionReason, string>> = french({
  parametrage: 'Paramétrage',
  transfert: 'Transfert',
  publication: 'Publication',
  accompagnement: 'Accompagnement',
  incident: 'Incident',
  autre: 'Autre',
})

/** How a supervision came to its end. */
export const endTexts: Readonly<Record<SupervisionEnd, string>> = french({
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
})

/** When the support may enter, as the school has chosen. */
export const consentTexts: Readonly<Record<ConsentMode, string>> = french({
  always: 'Toujours, avec notification',
  'on-request': 'Sur accord',
  never: 'Jamais',
})
