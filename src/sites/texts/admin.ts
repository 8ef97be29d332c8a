import type { SchoolRight, SchoolRole } from '#contracts/permissions.ts'
import { french, plural } from './french.ts'

/** The admin site of a school: what stands around its pages. */
export const adminTexts = french({
  site: (school: string) => `Administration — ${school}`,
  administration: 'Administration',
  home: 'Accueil',
  presentation: 'Présentation',
  contact: 'Coordonnées',
  modules: 'Modules',
  alerts: 'Alertes transferts',
  accounts: 'Comptes',
  supportAccess: 'Accès du support',
  account: 'Mon compte',
  backHome: 'Revenir à l’accueil',
  closedTitle: 'Rien ne peut être modifié pour le moment.',
  closed:
    'L’accès au service en ligne est fermé : tout se lit, rien ne se modifie. Demandez à votre distributeur de l’ouvrir.',
  suspended: (until: string) =>
    `Le service en ligne est suspendu (mode été) jusqu’au ${until} inclus : tout se lit, rien ne se modifie. Il reprendra de lui-même le lendemain.`,
  notAllowedTitle: 'Cette page n’est pas ouverte à votre compte',
  notAllowed:
    'Elle est réservée aux administrateurs de l’établissement. L’un d’eux peut faire ce qu’il faut, ou changer votre rôle sur sa page « Comptes ».',
  cannotEdit:
    'Votre compte permet de lire cette page, pas de la modifier. Un administrateur de l’établissement peut vous en donner le droit, sur sa page « Comptes ».',
  onlyReads:
    'En consultation, rien ne se modifie : utilisez d’abord « Passer en modification », dans le bandeau.',
  changedBy: (who: string) => `par ${who}`,
})

export const roleTexts: Readonly<Record<SchoolRole, string>> = french({
  'administrateur-etablissement': 'Administrateur',
  personnel: 'Personnel',
})

export const rightTexts: Readonly<Record<SchoolRight, string>> = french({
  presentation: 'Présentation',
  contact: 'Coordonnées',
  modules: 'Modules',
  alerts: 'Alertes transferts',
})

export const homeTexts = french({
  service: 'Service en ligne',
  state: 'État',
  open: 'Ouvert.',
  openSaid: 'Les familles et les enseignants peuvent entrer.',
  closed: 'Fermé.',
  closedSaid:
    'Personne ne peut entrer et rien ne se transfère. Votre distributeur peut ouvrir l’accès.',
  suspended: (until: string) => `Suspendu jusqu’au ${until} inclus.`,
  suspendedSaid: 'Mode été : le service reprend de lui-même le lendemain.',
  access: 'Accès au site',
  sms: 'SMS',
  isOpen: 'Ouvert',
  isClosed: 'Fermé',
  areOpen: 'Ouverts',
  areClosed: 'Fermés',
  since: 'depuis le',
  never: 'depuis la création du service',
  site: 'Adresse pour les familles',
  theSite: 'l’adresse pour les familles',
  visit: 'Ouvrir dans un nouvel onglet',
  published: 'Publié aux familles',
  publishedNone: 'Rien n’est publié.',
  publishedCount: (count: number) => plural(count, 'module publié', 'modules publiés'),
  publish: 'Publier un module',
  seeModules: 'Voir les modules',
  agent: (agent: string) => `Poste équipé de ${agent}`,
  agentSeen: 'a donné signe de vie le',
  agentNone:
    'Aucun poste n’est rattaché. Votre distributeur donne le code qui rattache celui de l’établissement.',
  lastTransfer: 'Dernier transfert',
  transferNone: 'Aucun transfert n’est arrivé.',
  transferOutcomes: {
    running: 'en cours',
    done: 'réussi',
    held: 'réussi, sous réserve d’une confirmation',
    failed: 'en échec',
    superseded: 'remplacé par un autre',
    interrupted: 'interrompu',
  },
  ogec: 'Code OGEC',
  theOgec: 'le code OGEC',
  toDo: 'Ce que vous trouvez ici',
  doPresentation: 'Logo et mot d’accueil que voient les familles',
  doContact: 'Adresse, téléphone et e-mail de l’établissement',
  doModules: 'Ce que voient les familles, et à partir de quel jour',
  doAlerts: 'Qui est prévenu quand un transfert échoue, tarde ou attend',
  doAccounts: 'Qui entre sur ce site, et pour y faire quoi',
  doSupport: 'Quand le support peut entrer, et ce qu’il a fait',
})

export const presentationTexts = french({
  intro: (service: string) =>
    `Ce que les familles voient de l’établissement sur ${service}, avant de se connecter.`,
  what: 'Logo et mot d’accueil',
  logo: 'Logo',
  logoHint: 'PNG ou JPEG, 100 Ko au plus. Un carré sur fond uni se lit le mieux.',
  logoNone: 'Aucun logo',
  logoChoose: 'Choisir un logo…',
  logoOther: 'Choisir un autre logo…',
  logoRemove: 'Retirer le logo',
  logoKind: 'Ce fichier n’est ni un PNG ni un JPEG : choisissez-en un autre.',
  logoHeavy: (kilobytes: number) =>
    `Ce fichier pèse ${kilobytes.toLocaleString('fr-FR')} Ko ; un logo pèse au plus 100 Ko. Enregistrez-le plus petit, puis recommencez.`,
  logoUnread: 'Ce fichier n’a pas pu être lu. Choisissez-le de nouveau.',
  welcome: 'Mot d’accueil',
  welcomeHint: '600 caractères au plus. Les retours à la ligne sont gardés.',
  nothingYet: 'Pas encore de logo ni de mot d’accueil.',
  noLogoYet: 'Pas encore de logo.',
  noWelcomeYet: 'Pas encore de mot d’accueil.',
  preview: 'Aperçu pour les familles',
  saved: 'Présentation enregistrée : les familles la voient dès maintenant.',
  newLogo: 'un nouveau logo',
})

export const contactTexts = french({
  intro: 'Elles sont aussi celles de votre fiche chez votre distributeur : une seule est à tenir.',
  name: 'Nom',
  nameFixed: 'Le nom et les codes se changent chez votre distributeur.',
  ogec: 'Code OGEC',
  theOgec: 'le code OGEC',
  uai: 'UAI (RNE)',
  address: 'Adresse',
  postalCode: 'Code postal',
  city: 'Ville',
  phone: 'Téléphone',
  mail: 'E-mail',
  saved: 'Coordonnées enregistrées.',
})

export const publicationTexts = french({
  intro: (service: string) =>
    `Un module publié est visible des familles sur ${service} à partir du jour choisi.`,
  module: 'Module',
  state: 'Publication',
  changed: 'Dernier changement',
  actions: 'Actions',
  notPublished: 'Non publié',
  since: (day: string) => `Publié depuis le ${day}`,
  from: (day: string) => `Publié à partir du ${day}`,
  outside: 'Hors contrat',
  outsideWhy: 'Pour l’ajouter, voyez avec votre distributeur.',
  outsideNow: 'Ce module n’est plus dans le contrat.',
  publish: 'Publier…',
  publishOne: (module: string) => `Publier ${module}…`,
  changeDay: 'Autre jour…',
  changeDayOne: (module: string) => `Autre jour… : publication de ${module}`,
  withdraw: 'Retirer',
  withdrawOne: (module: string) => `Retirer ${module}`,
  dialogTitle: (module: string) => `Publier ${module}`,
  day: 'Visible des familles à partir du',
  dayHint: 'Aujourd’hui pour publier tout de suite ; au plus un an avant ou après.',
  dayMissing: 'Choisissez un jour.',
  save: 'Publier',
  published: (module: string, day: string) => `${module} : publié à partir du ${day}.`,
  withdrawn: (module: string) => `${module} : retiré, les familles ne le voient plus.`,
})

export const alertsTexts = french({
  intro:
    'Chaque compte reçoit par e-mail les alertes cochées ici. Un choix est enregistré aussitôt.',
  who: 'Compte',
  failed: 'Échec',
  failedSaid: 'Un transfert a échoué.',
  late: 'Retard',
  lateSaid: (delay: string) => `Aucun transfert depuis plus de ${delay}.`,
  held: 'Attente',
  heldSaid: 'Un transfert attend une confirmation.',
  one: (alert: string, who: string) => `${alert} : prévenir ${who}`,
  saved: (who: string) => `${who} : alertes enregistrées.`,
  nobody: 'Personne à prévenir',
  nobodySaid:
    'Les alertes vont aux comptes de l’établissement qui ont choisi leur mot de passe. Aucun ne l’a encore fait.',
  none: 'Personne ne reçoit cette alerte :',
})

export const ownAccountTexts = french({
  who: 'Qui je suis',
  name: 'Nom',
  mail: 'E-mail',
  role: 'Rôle',
  rights: 'Peut modifier',
  everything: 'Tout ce site',
  nothing: 'Rien : lecture seule',
  nameFixed: 'Votre nom et votre rôle se changent sur la page « Comptes », par un administrateur.',
  password: 'Mot de passe',
  changeMail: 'Changer d’adresse e-mail',
  changeMailIntro:
    'Un lien part à la nouvelle adresse. Rien ne change tant qu’il n’est pas ouvert ; ensuite l’ancienne adresse est prévenue.',
  newMail: 'Nouvelle adresse e-mail',
  currentPassword: 'Mot de passe actuel',
  send: 'Envoyer le lien',
  sent: (mail: string) => `Un lien est parti à ${mail}. Il vaut 24 heures et ne sert qu’une fois.`,
  sentNothing: 'Rien reçu ? Regardez dans les indésirables, puis recommencez.',
  same: 'C’est déjà l’adresse de ce compte.',
  again: 'Utiliser une autre adresse',
  confirmTitle: 'Confirmer votre nouvelle adresse',
  confirmIntro: 'Ce lien fait de cette adresse celle de votre compte.',
  confirm: 'Confirmer cette adresse',
  confirmed: (mail: string) => `C’est fait : votre compte entre désormais avec ${mail}.`,
  confirmedNext: 'Aller au site d’administration',
  incomplete:
    'Ce lien n’est pas complet. Ouvrez-le depuis le message reçu, ou copiez-le en entier.',
  toAccount: 'Aller à « Mon compte » pour en demander un autre',
})
