import type { Faker } from '@faker-js/faker'
import type { PlannedContract, Situation } from './contract-plan.ts'
import { daysBefore, plusMinutes, workingMoment } from './instants.ts'

type School = {
  readonly isPrimary: boolean
  readonly isUnassigned: boolean
  readonly detachedAt: Date | null
}

export type PlannedObservation = { readonly at: Date; readonly text: string }

/** What technicians wrote over the months, and what explains the state of today. */
export function planObservations(
  faker: Faker,
  situation: Situation,
  contract: PlannedContract | null,
  school: School,
): PlannedObservation[] {
  const { state, today } = situation
  const recently = workingMoment(faker, daysBefore(today, 3), daysBefore(today, 1))
  if (school.isUnassigned) return [{ at: recently, text: unassignedText }]
  if (state === 'no-contract') return [{ at: recently, text: quoteText }]
  if (state === 'contract-to-come') return [{ at: recently, text: comingText }]

  const everyday = planEveryday(faker, situation, school)
  if (school.detachedAt !== null)
    return [...everyday, { at: plusMinutes(school.detachedAt, 6), text: replacedText }]
  if (state !== 'contract-ended' || contract === null) return everyday
  const end = contract.endsOn
  const at = workingMoment(faker, daysBefore(end, 8), daysBefore(end, 4))
  return [...everyday, { at, text: endingText }]
}

function planEveryday(
  faker: Faker,
  { createdOn, today }: Situation,
  { isPrimary }: School,
): PlannedObservation[] {
  const fitting = isPrimary ? everydayTexts : [...everydayTexts, ...secondaryTexts]
  const texts = faker.helpers.arrayElements(fitting, faker.number.int({ min: 1, max: 4 }))
  return texts.map((text) => ({
    at: workingMoment(faker, daysBefore(createdOn, -12), daysBefore(today, 9)),
    text,
  }))
}

const replacedText =
  'Serveur remplacé : l’ancien poste est détaché, le nouveau reste à rattacher. Le responsable informatique rappelle quand il est devant la machine : lui créer un code à ce moment-là.'
const unassignedText =
  'Établissement repris sans distributeur : à affecter. Préfère être rappelé après 16 h, le secrétariat ferme à 17 h.'
const quoteText =
  'Devis envoyé à la direction, réponse attendue après leur conseil d’administration. Ne rien délivrer avant signature.'
const comingText =
  'Contrat signé. Installation et formation du secrétariat prévues la semaine du démarrage, prévoir deux heures sur place.'
const endingText =
  'Le contrat arrive à son terme à la fin du mois. Relance envoyée ; la direction compare avec une autre offre, rappeler le comptable.'

const everydayTexts = [
  'Premier transfert fait avec la secrétaire. Tout est passé, durée 4 min.',
  'Antivirus remplacé par leur prestataire : exception ajoutée pour l’agent, transfert automatique vérifié le soir même.',
  'Rappelé après un transfert en erreur http 0. Le proxy avait changé de mot de passe, corrigé avec le responsable informatique.',
  'Le chemin de la base était en lettre de lecteur. Passé en chemin UNC, le second poste la trouve.',
  'Réindexation avec compactage faite en dehors des heures de cours. Les fiches manquantes sont revenues.',
  'Deux processus de l’agent tournaient en même temps depuis la coupure de courant. Doublon arrêté, transfert relancé.',
  'La secrétaire demande un rappel le lundi si la licence n’est pas en place avant 9 h (cantine).',
  'Coupure de fibre toute la journée. Licence envoyée par mail, mise en place à la main et vérifiée par téléphone.',
  'Élève qui « ne part pas » : il est sorti de l’établissement le mois dernier. Expliqué, ce n’est pas une anomalie.',
  'Nouvelle comptable, prise en main d’une heure au téléphone. À revoir : les échéances de fin d’année.',
  'Le poste est éteint chaque soir à 18 h. Horaire de récupération avancé au matin.',
  'Effectif en hausse à la rentrée, vérifier le nombre d’élèves au prochain renouvellement.',
  'Demande de devis pour un module de plus, transmise au commercial.',
  'Changement d’adresse mail du secrétariat, contacts mis à jour avec eux.',
  'Sauvegarde restaurée après une panne de disque. Modules repassés en cycle normal après un transfert manuel.',
  'Pare-feu du rectorat : sortie en https autorisée vers le service, tests concluants.',
  'Photos des élèves envoyées en double. Dossier nettoyé, envoi refait.',
  'Abandon « intégration en cours » : deux postes transféraient à la même heure. Un seul gardé.',
  'Ne pas appeler entre 11 h 30 et 13 h 30 : la secrétaire fait aussi la cantine.',
  'Responsable informatique présent le mardi et le jeudi seulement. Prestataire joignable le reste du temps.',
  'Migration du serveur annoncée pour les prochaines vacances. Prévoir un nouveau code de rattachement.',
  'Mise à jour de l’agent faite à distance avec eux. Rien à signaler.',
  'Horloge du serveur en retard de 20 min, la licence était refusée. Remise à l’heure.',
  'Famille recomposée : le second responsable n’apparaissait pas en ligne. Lien ajouté dans la fiche, parti au transfert suivant.',
  'Export comptable vérifié avec le cabinet, écart expliqué par deux avoirs.',
  'Le certificat du proxy de l’établissement a été donné à l’agent. Connexion bonne.',
  'Changement à la direction annoncé pour la rentrée, nouvelles coordonnées à demander.',
  'Journal du transfert vide depuis deux jours : tâche planifiée désactivée par une mise à jour. Réactivée.',
  'Question sur les droits d’une enseignante en congé. Compte fermé, historique gardé.',
  'Appel pour rien à signaler : tout fonctionne, merci pour la réactivité de la semaine dernière.',
]

/** There are no roll calls by lesson and no class councils in a primary school. */
const secondaryTexts = [
  'Formation de la vie scolaire à l’appel, deux surveillants et une CPE. Bon accueil.',
  'Accès aux bulletins ouvert aux familles le soir du conseil, à leur demande.',
  'Appel saisi deux fois pour la même heure : la salle avait changé. Doublon retiré avec la vie scolaire.',
  'Moyennes de 3e absentes des bulletins : coefficient à zéro sur une matière. Corrigé avec le professeur principal.',
]
