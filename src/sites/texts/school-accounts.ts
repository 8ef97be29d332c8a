import type { SchoolMember } from '#contracts/school-accounts.ts'
import { french } from './french.ts'

/** « Comptes » on the admin site. */
export const schoolAccountTexts = french({
  intro:
    'Chaque personne choisit son mot de passe par un lien reçu par e-mail ; personne d’autre ne le connaît, pas même le support.',
  people: 'Personnes de l’établissement',
  invite: 'Inviter une personne',
  editTitle: (name: string) => `Modifier ${name}`,
  name: 'Nom',
  mail: 'E-mail',
  role: 'Rôle',
  rights: 'Peut modifier',
  rightsHint: 'Tout se lit ; se modifie ce qui est coché.',
  administratorHint: 'Un administrateur modifie tout, gère les comptes et l’accès du support.',
  readsOnly: 'Lecture seule',
  everything: 'Tout',
  state: 'État',
  lastSeen: 'Dernière visite',
  never: 'Jamais',
  actions: 'Actions',
  you: '(vous)',
  linkWaiting: 'Lien en route depuis le',
  linkSent: 'Lien envoyé le',
  linkRefused: 'Lien refusé par la messagerie du destinataire le',
  linkRefusedRemedy:
    'Vérifiez l’adresse. Si elle est fausse, désactivez ce compte et invitez la bonne.',
  send: 'Inviter',
  invited: (name: string, mail: string) => `${name} : un lien part à ${mail}.`,
  saved: (name: string) => `${name} : compte enregistré.`,
  edit: (name: string) => `Modifier ${name}`,
  resend: 'Renvoyer le lien',
  resendOne: (name: string) => `Renvoyer le lien à ${name}`,
  resent: (mail: string) => `Un nouveau lien part à ${mail} ; le précédent ne vaut plus.`,
  disable: 'Désactiver',
  disableOne: (name: string) => `Désactiver ${name}`,
  disabledDone: (name: string) => `${name} : compte désactivé, ses sessions sont fermées.`,
  secondFactor: 'Double authentification',
  enable: 'Réactiver',
  enableOne: (name: string) => `Réactiver ${name}`,
  enabledDone: (name: string) => `${name} : compte réactivé.`,
  requests: 'Proposé par le support',
  requestsIntro:
    'Le support propose un administrateur de plus. Rien n’est fait sans l’accord de l’un de vous, ou de deux administrateurs de l’éditeur.',
  askedBy: (who: string) => `Proposé par ${who}`,
  until: 'sans réponse, la demande s’éteint le',
  approvedBy: (names: string) => `Déjà approuvé par ${names}.`,
  accept: 'Accepter',
  acceptOne: (name: string) => `Accepter ${name}`,
  accepted: (name: string, mail: string) =>
    `${name} est accepté comme administrateur : un lien part à ${mail}.`,
  refuse: 'Refuser',
  refuseOne: (name: string) => `Refuser ${name}`,
  refused: (name: string) => `${name} est refusé : rien n’a été créé.`,
})

export const memberStateTexts: Readonly<Record<SchoolMember['state'], string>> = french({
  invited: 'Invitation en cours',
  active: 'Actif',
  disabled: 'Désactivé',
})
