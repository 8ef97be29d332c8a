import type { Grant } from '#contracts/supervision.ts'
import { french, plural } from './french.ts'

/** « Accès du support » on the admin site. */
export const supportAccessTexts = french({
  intro:
    'Le support entre par une supervision : trente minutes au plus, avec un motif, sans jamais voir vos mots de passe ni agir en votre nom. Chaque entrée vous est annoncée par e-mail et laisse un rapport.',
  consent: 'Quand le support peut entrer',
  always: 'Il entre quand c’est utile ; vous en êtes prévenus par e-mail à chaque fois.',
  onRequest: 'Il n’entre que pendant le temps que vous lui donnez.',
  never: 'Il n’entre pas. Il ne pourra pas vous aider sur ce site.',
  changed: 'Choisi le',
  byDefault: 'C’est le choix par défaut : personne ne l’a changé.',
  grant: 'Donner l’accord maintenant',
  grantNone: 'Pas maintenant',
  granted: 'Accord donné jusqu’au',
  noGrant: 'Aucun accord en cours : le support ne peut pas entrer.',
  withdraw: 'Retirer l’accord',
  endsNow: (who: string) => `La supervision en cours de ${who} prendra fin aussitôt.`,
  save: 'Enregistrer',
  saved: 'Accès du support enregistré.',
  running: 'En cours',
  past: 'Supervisions passées',
  pastNone: 'Le support n’est jamais entré.',
  who: 'Qui',
  reason: 'Motif',
  started: 'Début',
  ended: 'Fin',
  until: 'jusqu’au',
  atMost: 'Se termine au plus tard le',
  since: 'Depuis le',
  mode: 'Mode',
  consultation: 'Consultation : rien ne peut être modifié',
  modification: 'Modification depuis le',
  emergency: 'Urgence, sans votre accord',
  emergencySaid: 'Deux administrateurs de l’éditeur l’ont permise.',
  ticket: (ticket: string) => `demande ${ticket}`,
  end: 'Mettre fin',
  endOne: (who: string) => `Mettre fin à la supervision de ${who}`,
  endedDone: (who: string) => `La supervision de ${who} est terminée.`,
  report: 'Rapport',
  reportLines: (lines: number) => plural(lines, 'ligne', 'lignes'),
  readReport: (who: string, at: string) => `Rapport de la supervision de ${who}, ${at}`,
  seeLive: 'Voir ce qui est fait',
  reportTitle: (who: string) => `Supervision de ${who}`,
  done: 'Ce qui a été fait',
  back: 'Retour à « Accès du support »',
})

export const grantTexts: Readonly<Record<Grant, string>> = french({
  '1h': 'Pour 1 heure',
  '24h': 'Pour 24 heures',
  '7d': 'Pour 7 jours',
})

/** What the support sees of itself on the admin site. */
export const bannerTexts = french({
  mark: '[Supervision]',
  label: 'Supervision',
  who: (technician: string, of: string | null) =>
    of === null ? technician : `${technician} (${of})`,
  quoted: (sentence: string) => `« ${sentence} »`,
  school: 'Établissement',
  reason: 'Motif',
  left: 'reste',
  idle: (time: string) => `sans activité, fin dans ${time}`,
  minutesLeft: (minutes: number) =>
    `Il reste ${plural(minutes, 'minute', 'minutes')} de supervision.`,
  secondsLeft: (seconds: number) => `Il reste ${seconds} secondes de supervision.`,
  idleSoon: (minutes: number) =>
    `Sans activité, la supervision se termine dans ${plural(minutes, 'minute', 'minutes')}.`,
  stay: 'Je suis là',
  consultation: 'Consultation',
  modification: 'Modification',
  toModification: 'Passer en modification',
  toConsultation: 'Revenir en consultation',
  nowModification: 'Mode modification : ce que vous changez est inscrit à votre nom.',
  nowConsultation: 'Mode consultation : rien ne se modifie.',
  leave: 'Quitter',
  denied: 'non permis en supervision',
  deniedTitle: 'Non permis en supervision',
  denied1: (page: string) => `« ${page} » n’est pas ouvert au support.`,
  denied2:
    'Les coordonnées, les comptes, l’accord donné au support et tout ce qui touche à une personne de l’établissement restent à elle seule. Demandez-lui de le faire, avec son propre compte.',
})

export const supervisionPageTexts = french({
  departing: 'Entrée en supervision',
  departingSaid: 'Le portail vérifie que c’est bien vous, puis vous ramène ici.',
  incomplete: 'Cette adresse n’est pas complète.',
  incompleteRemedy: 'Revenez à la fiche du client, dans le portail, et utilisez « Superviser ».',
  already: (school: string) => `Une supervision de ${school} est déjà ouverte dans ce navigateur.`,
  alreadyUnknown: 'Une supervision est déjà ouverte dans ce navigateur.',
  alreadyRemedy:
    'Un navigateur n’en tient qu’une à la fois : la commencée prend fin si vous continuez.',
  leaveAndGoOn: 'Quitter et continuer',
  stayThere: 'Rester dans celle qui est ouverte',
  returning: 'Ouverture du site de l’établissement',
  refused: 'La supervision n’a pas commencé',
  toPortal: 'Revenir au portail',
  endedTitle: 'La supervision est terminée',
  endedOf: (school: string) => `La supervision de ${school} est terminée.`,
  leftOf: (school: string) => `Vous avez quitté la supervision de ${school}.`,
  endedKept: 'Ce qui était enregistré l’est. Ce qui était seulement saisi à l’écran ne l’est pas.',
  again: 'Pour continuer, commencez-en une autre depuis la fiche du client : « Superviser ».',
  close: 'Fermer',
  closed: 'Ce navigateur n’est plus dans aucune supervision.',
  toSite: 'Aller à la connexion du site',
})

/** Why it ended, said to who was in it. */
export const endedWhyTexts = french({
  left: 'Elle a été quittée, ici ou dans un autre onglet.',
  'ended-by-school': 'L’établissement y a mis fin.',
  'ended-from-portal': 'Elle a été arrêtée depuis le portail.',
  'time-is-up': 'Les trente minutes sont écoulées ; elles ne se prolongent pas.',
  idle: 'Dix minutes ont passé sans activité.',
  'signed-out': 'La session du portail qui l’avait ouverte est fermée.',
  'account-changed': 'Votre compte a changé : mot de passe, ou compte désactivé.',
  'rights-changed': 'Votre rôle ou votre distributeur ne permet plus de superviser ce client.',
  'consent-withdrawn': 'L’établissement a retiré son accord.',
  'service-suspended': 'Le service en ligne de l’établissement est suspendu.',
})
