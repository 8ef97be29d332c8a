import type { CheckFinding, ServiceState } from '#contracts/online-service.ts'
import { checkedNames, checkOutcomeNames } from '#contracts/online-check-names.ts'
import { french } from './french.ts'

/** `service` is the brand’s name of the online service. */
export const onlineServiceTexts = french({
  createTitle: (service: string) => `Client ${service}`,
  createIntro: (service: string) =>
    `Cet établissement n’a pas encore de client ${service}. Il se crée avec le code OGEC, que la personne au téléphone vous lit : c’est la preuve que vous êtes sur la bonne fiche.`,
  create: (service: string) => `Créer le client ${service}`,
  created: (service: string, ogec: string) => `Client ${service} ${ogec} créé.`,
  ogec: 'Code OGEC',
  ogecHint: (onPremise: string) =>
    `À lire dans Fichier / Dossier / Propriétés de ${onPremise} Administratif. 8 caractères, le premier est un chiffre.`,
  correctFile: 'Corriger la fiche',
  cannotCreate: (service: string) => `Votre rôle ne permet pas de créer un client ${service}.`,
  title: 'Service en ligne',
  identifier: 'Identifiant',
  theIdentifier: 'l’identifiant',
  createdAt: 'Créé',
  by: (who: string) => `par ${who}`,
  site: 'Site des familles',
  adminSite: 'Site d’administration',
  newTab: '(nouvel onglet)',
  access: 'Accès au site',
  accessHint:
    'Décochée, le site des familles se ferme et les transferts sont refusés ; le site d’administration reste lisible.',
  sms: 'SMS',
  smsHint: 'Décochée, aucun SMS ne part de l’établissement.',
  openedSince: 'Ouvert',
  closedSince: 'Fermé',
  since: 'depuis le',
  never: 'jamais modifié depuis la création',
  accessOpened: 'Accès au site ouvert.',
  accessClosed: 'Accès au site fermé.',
  smsOpened: 'SMS ouverts.',
  smsClosed: 'SMS fermés.',
  summer: 'Mode été',
  summerHint:
    'Pour les vacances : le site des familles et les transferts s’arrêtent, puis reprennent d’eux-mêmes.',
  suspend: 'Suspendre (mode été)',
  suspendTitle: 'Suspendre (mode été)',
  suspendText: (service: string) =>
    `${service} se ferme tout de suite et reprend de lui-même le lendemain du jour choisi, dans le fuseau de l’établissement.`,
  lastDay: 'Dernier jour de fermeture',
  lastDayMissing: 'Choisissez le dernier jour de fermeture.',
  lastDayPast: 'Ce jour est passé : choisissez aujourd’hui au plus tôt.',
  lastDayFar: 'Choisissez un jour dans l’année qui vient.',
  suspendConfirm: 'Suspendre',
  suspendedUntil: (day: string) => `Suspendu jusqu’au ${day} inclus`,
  changeDay: 'Changer la date',
  lift: 'Lever la suspension',
  suspended: (day: string) => `Suspendu jusqu’au ${day} inclus.`,
  lifted: 'Suspension levée.',
})

export const serviceStateTexts: Readonly<Record<ServiceState, string>> = french({
  open: 'Ouvert',
  suspended: 'Suspendu (mode été)',
  closed: 'Accès fermé',
})

export const checkTexts = french({
  title: 'Vérification depuis l’établissement',
  action: 'Vérifier',
  again: 'Vérifier de nouveau',
  intro:
    'Le poste rattaché essaie l’accès, le site et les SMS depuis l’établissement, sans rien transférer ni envoyer.',
  noAgent:
    'Aucun poste n’est rattaché : personne ne peut vérifier depuis l’établissement. Rattachez-en un d’abord.',
  toLicences: 'Rattacher un poste',
  listening: (machine: string) => `${machine} est à l’écoute : il répond en quelques secondes.`,
  notListening: (machine: string) =>
    `${machine} n’est pas à l’écoute : il répondra à son prochain contact.`,
  lastSeen: 'Dernier contact :',
  waiting: 'En attente de la réponse du poste…',
  takenWaiting: (machine: string) => `${machine} vérifie…`,
  asked: (who: string) => `Demandée par ${who}`,
  answered: (machine: string) => `Vu par ${machine}`,
  someMachine: 'un poste',
  leave: 'Vous pouvez quitter cette page : la réponse y sera à votre retour.',
})

export const checkedTexts: Readonly<Record<CheckFinding['what'], string>> = french(checkedNames)

export const outcomeTexts: Readonly<Record<CheckFinding['outcome'], string>> =
  french(checkOutcomeNames)

/** What to make of a finding that is not open. */
export const findingTexts = french({
  refusedPlainly: 'Le service a refusé, sans dire pourquoi.',
  refusedFor: (code: string) => `Le service a refusé (${code}).`,
  unreachable: (code: string | null) =>
    `Le poste n’a pas pu joindre le service${code === null ? '' : ` (${code})`} : voyez la connexion, le pare-feu ou le proxy de l’établissement.`,
})

export const administratorsTexts = french({
  title: 'Identifiants Admin',
  secret:
    'Chacun choisit son mot de passe par un lien envoyé à son adresse. Personne ici ne voit jamais ni ce lien, ni ce mot de passe.',
  none: 'Aucun administrateur. Créez le premier : il recevra un lien pour choisir son mot de passe.',
  create: 'Créer l’administrateur',
  createTitle: 'Créer l’administrateur de l’établissement',
  createText:
    'Un lien de première connexion part aussitôt à son adresse. S’il y avait une invitation en attente, elle ne vaut plus.',
  createConfirm: 'Créer et envoyer le lien',
  created: (name: string) => `${name} : compte créé, le lien part à son adresse.`,
  propose: 'Proposer un administrateur',
  proposeTitle: 'Proposer un administrateur de plus',
  proposeText:
    'Quelqu’un de l’établissement est déjà entré : un administrateur de plus n’est que proposé. Un administrateur de l’établissement l’accepte, ou deux de l’éditeur. La proposition vaut 7 jours.',
  proposeConfirm: 'Proposer',
  proposed: (name: string) => `${name} : proposition envoyée à l’établissement.`,
  name: 'Nom',
  mail: 'E-mail',
  mailHint: 'Une adresse de l’établissement, pas celle d’une personne du support.',
  mailOf: (name: string) => `l’e-mail de ${name}`,
  state: 'État',
  lastSeen: 'Vu',
  never: 'Jamais',
  link: 'Mail du lien',
  actions: 'Actions',
  states: { invited: 'Invitation en cours', active: 'Actif', disabled: 'Désactivé' },
  linkStates: { waiting: 'En attente d’envoi', sent: 'Envoyé', refused: 'Refusé' },
  serverSaid: (refusal: string) => `Le serveur a répondu : « ${refusal} »`,
  resend: 'Renvoyer le lien',
  resendOne: (name: string) => `Renvoyer le lien à ${name}`,
  resent: (name: string) => `${name} : un nouveau lien part, le précédent ne vaut plus.`,
  disable: 'Désactiver',
  disableOne: (name: string) => `Désactiver ${name}`,
  disableTitle: (name: string) => `Désactiver ${name} ?`,
  disableText:
    'Ses sessions se ferment aussitôt. D’ici, on ne peut pas revenir en arrière : seul un administrateur de l’établissement peut réactiver ce compte.',
  disableLast:
    'C’est le seul administrateur actif : plus personne de l’établissement ne pourra gérer ses comptes.',
  disabled: (name: string) => `${name} : compte désactivé, ses sessions sont fermées.`,
  requests: 'Propositions en attente',
  askedBy: (who: string) => `Proposé par ${who}`,
  waitsUntil: 'Attend une réponse jusqu’au',
  approvedBy: (who: string) => `Approuvé par ${who}, de l’éditeur : il manque une autre personne.`,
  approvedByNone:
    'En attente d’un administrateur de l’établissement, ou de deux administrateurs de l’éditeur.',
  approve: 'Approuver',
  approveOne: (name: string) => `Approuver ${name}`,
  approved: (name: string) => `${name} : votre approbation est notée.`,
  approvedAlready: 'Vous l’avez approuvé',
  accepted: (name: string) => `${name} : approuvé par deux personnes, le lien part à son adresse.`,
  withdraw: 'Retirer',
  withdrawOne: (name: string) => `Retirer la proposition de ${name}`,
  withdrawn: (name: string) => `${name} : proposition retirée.`,
})
