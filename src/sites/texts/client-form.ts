import { french } from './french.ts'

export const clientFormTexts = french({
  title: 'Nouveau client',
  intro: 'Le code OGEC se lit dans Fichier / Dossier / Propriétés du logiciel de l’établissement.',
  create: 'Créer le client',
  created: (name: string) => `${name} : fiche créée.`,
  saved: 'Fiche enregistrée.',
  identity: 'Établissement',
  ogec: 'Code OGEC',
  ogecHint: '8 caractères, le premier est un chiffre.',
  ogecLength: (typed: number) =>
    `Le code OGEC compte exactement 8 caractères : il y en a ${typed}.`,
  ogecFirst: 'Le code OGEC commence par un chiffre.',
  ogecCharacters: 'Le code OGEC ne contient que des chiffres et des lettres sans accent.',
  uaiWarning: (right: string) =>
    `Ce code ressemble à un UAI dont la lettre ne correspond pas : vouliez-vous ${right} ?`,
  uaiCorrect: (right: string) => `Corriger en ${right}`,
  uai: 'UAI (RNE)',
  uaiHint: '7 chiffres et une lettre.',
  uaiRefused: 'Un UAI compte 7 chiffres puis une lettre, comme 0123456X.',
  name: 'Nom',
  address: 'Adresse',
  postalCode: 'Code postal',
  city: 'Ville',
  phone: 'Téléphone',
  mail: 'E-mail',
  distributorId: 'Distributeur',
  distributorFixed: 'Seul un administrateur peut en changer.',
  noDistributor: 'Sans distributeur',
  timeZone: 'Fuseau horaire',
  timeZoneHint: 'La semaine d’une licence commence le lundi à minuit dans ce fuseau.',
})
