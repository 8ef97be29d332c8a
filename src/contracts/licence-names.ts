import type { IssuedLicence, LicenceCause } from './licences.ts'

type RevokedReason = NonNullable<IssuedLicence['revoked']>['reason']

// As people read them: on the sites and in exported files.

/** Why a licence was issued. */
export const licenceCauseNames: Readonly<Record<LicenceCause, string>> = {
  asked: 'À la demande',
  bulk: 'Pour tout un filtre',
  renewal: 'Renouvellement automatique',
  replacement: 'Remplacement',
  'key-revoked': 'Clé révoquée',
}

/** Why a licence counts no more. */
export const revokedReasonNames: Readonly<Record<RevokedReason, string>> = {
  'contract-broken': 'Contrat rompu',
  mistake: 'Délivrée par erreur',
  'file-leaked': 'Fichier divulgué',
  other: 'Autre raison',
  replaced: 'Remplacée par une autre',
  'key-revoked': 'Clé révoquée',
  ended: 'Terme avancé',
}
