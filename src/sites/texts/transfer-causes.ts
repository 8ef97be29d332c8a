import type { TransferCause } from '#contracts/transfers.ts'
import { french } from './french.ts'

/** Why transfers do not arrive, in a few words. */
export const causeTexts: Readonly<Record<TransferCause, string>> = french({
  'source-missing': 'Base introuvable',
  'source-locked': 'Base occupée par un autre programme',
  'source-unreadable': 'Base illisible',
  'table-missing': 'Table absente ou requête refusée',
  'column-missing': 'Colonne absente',
  'duplicate-key': 'Deux fiches de même clé',
  'value-does-not-fit': 'Champ qui ne convient pas',
  'sink-failed': 'Saisies en ligne refusées par la base',
  'cannot-agree': 'Comparaison sans accord entre les deux côtés',
  network: 'Réseau coupé',
  refused: 'Envoi refusé par le service',
  stopped: 'Transfert arrêté sur le poste',
  unexpected: 'Erreur inattendue',
  cut: 'Poste qui s’est tu en plein transfert',
  'no-agent': 'Aucun poste rattaché',
  'agent-silent': 'Poste muet depuis aussi longtemps',
  'agent-idle': 'Poste présent, aucun transfert lancé',
})

/** What to do about it. */
export const causeRemedies: Readonly<Record<TransferCause, string>> = french({
  'source-missing': 'Vérifier le chemin de la base dans la correspondance.',
  'source-locked': 'Attendre la fin de la sauvegarde, ou fermer l’autre programme.',
  'source-unreadable': 'Vérifier le type de la base et les droits du compte de l’agent.',
  'table-missing': 'Corriger la table ou la requête dans la correspondance.',
  'column-missing': 'Corriger la colonne dans la correspondance.',
  'duplicate-key': 'Supprimer la fiche en double dans le logiciel.',
  'value-does-not-fit': 'Corriger la fiche dans le logiciel.',
  'sink-failed': 'Vérifier que le compte de l’agent peut écrire dans la base.',
  'cannot-agree': 'Relancer ; si cela dure, lire le journal du poste.',
  network: 'Vérifier la connexion et le proxy de l’établissement.',
  refused: 'Lire la raison dans le journal du poste.',
  stopped: 'Relancer, et laisser le poste allumé.',
  unexpected: 'Lire la raison dans le journal du poste.',
  cut: 'Vérifier que le poste reste allumé et relié, puis relancer.',
  'no-agent': 'Rattacher un poste.',
  'agent-silent': 'Faire allumer le poste et vérifier sa connexion.',
  'agent-idle': 'Vérifier la tâche planifiée, ou lancer un transfert.',
})
