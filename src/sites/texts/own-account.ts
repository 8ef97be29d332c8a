import { french } from './french.ts'

/** « Mon compte » of somebody of the staff. */
export const staffAccountTexts = french({
  title: 'Mon compte',
  who: 'Qui je suis ici',
  name: 'Nom',
  mail: 'E-mail',
  role: 'Rôle',
  distributor: 'Distributeur',
  publisher: 'Éditeur',
  fixed: 'Un administrateur change ces indications.',
  password: 'Mot de passe',
})

/** Where somebody is signed in. */
export const ownSessionTexts = french({
  title: 'Sessions ouvertes',
  intro:
    'Une session se ferme d’elle-même après trente minutes sans rien faire, et dix heures après son ouverture.',
  here: 'Cette session',
  unknownBrowser: 'Navigateur inconnu',
  on: (browser: string, system: string) => `${browser} sur ${system}`,
  from: (address: string) => `depuis ${address}`,
  since: 'Ouverte',
  lastSeen: 'Dernière demande',
  end: 'Fermer',
  endOne: (which: string) => `Fermer la session de ${which}`,
  ended: 'Session fermée.',
  endOthers: 'Fermer toutes les autres',
  othersEnded: 'Les autres sessions sont fermées.',
})
