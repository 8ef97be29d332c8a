import { french } from './french.ts'

export const dailyPasswordTexts = french({
  title: 'Mot de passe du jour',
  titleOfSchool: 'Mot de passe du jour de cet établissement',
  the: 'le mot de passe du jour',
  masked: 'masqué',
  show: 'Afficher',
  hide: 'Masquer',
  hideIn: (seconds: number) => `Masquer (${seconds} s)`,
  hint: 'Pointez les étoiles ou pressez « Afficher ». Chaque affichage laisse une ligne au journal.',
  chooseFirst: 'Choisissez d’abord le distributeur.',
  distributor: 'Distributeur du mot de passe du jour',
  choose: 'Choisissez un distributeur…',
  publisher: 'Éditeur (clients sans distributeur)',
  accepted: (weekday: string, day: string, until: string) =>
    `Pour le ${weekday} ${day}, accepté jusqu’au ${until}`,
  elsewhere: (zones: string, day: string, password: string) => `${zones}, ${day} : ${password}`,
  dash: 'tiret',
  said: (letters: string) => `Mot de passe du jour : ${letters}`,
  ofSchoolHint:
    'Celui que prend son logiciel aujourd’hui, d’après la licence qu’il a reçue. Chaque affichage laisse une ligne à l’historique.',
  current: 'C’est aussi celui de la page d’accueil.',
  former:
    'Ce n’est pas celui de la page d’accueil : l’établissement a encore une licence d’avant un changement. Remplacez-la si ce n’est fait, puis faites récupérer la nouvelle.',
})

export const maintenanceTexts = french({
  title: 'Maintenance',
  intro: 'Ce qui s’est passé sur les postes avec le mot de passe du jour.',
  none: 'Aucun déverrouillage signalé par les postes de cet établissement.',
  kinds: {
    unlocked: 'Maintenance déverrouillée',
    refused: 'Mot de passe refusé',
    'locked-out': 'Trop d’essais : saisie bloquée',
    locked: 'Maintenance refermée',
  },
})
