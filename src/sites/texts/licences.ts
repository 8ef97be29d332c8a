import type {
  IssuedLicence,
  LicenceCause,
  LicenceDifference,
  NextWeekState,
} from '#contracts/licences.ts'
import { licenceCauseNames, revokedReasonNames } from '#contracts/licence-names.ts'
import { french } from './french.ts'

type RevokedReason = NonNullable<IssuedLicence['revoked']>['reason']

export const licencesTexts = french({
  contract: 'Contrat',
  contractNone:
    'Aucun contrat. Enregistrez les modules, l’effectif et les dates pour pouvoir délivrer des licences.',
  contractCreate: 'Enregistrer un contrat',
  contractSaved: 'Contrat enregistré.',
  modules: 'Modules',
  pupilsMax: 'Effectif maximal',
  pupils: (count: string) => `${count} élèves`,
  period: 'Période',
  startsOn: 'Du',
  endsOn: 'Au',
  chooseModule: 'Choisissez au moins un module.',
  wholePupils: 'Un nombre entier d’élèves, entre 1 et 100 000.',
  missingDay: 'Choisissez une date.',
  endsBefore: 'Le contrat finit avant de commencer.',
  thisWeek: 'Semaine en cours',
  nextWeek: 'Semaine prochaine',
  add: 'Ajouter',
  addHint: (week: number) => `Délivrer la licence de la semaine ${week}`,
  toIssue: 'La licence de cette semaine n’est pas encore délivrée.',
  needsContract: 'Enregistrez d’abord le contrat : sans lui, aucune licence ne peut être délivrée.',
  notCovered: (from: string, to: string) =>
    `Le contrat va du ${from} au ${to} : il ne couvre pas cette semaine. Prolongez-le pour délivrer la licence.`,
  opens: (on: string) => `Elle se délivre à partir du ${on}.`,
  validUntil: (weekday: string, day: string) => `Valable jusqu’au ${weekday} ${day}`,
  issued: (week: number) => `Licence de la semaine ${week} délivrée.`,
  fetchedBy: (agent: string) => `Récupérée par ${agent} le`,
  notFetched: 'Pas encore récupérée',
  installed: 'En place depuis le',
  notYet: 'Pas encore',
  notInstalled: 'Pas encore en place sur le poste',
  download: (week: number) => `Télécharger la licence de la semaine ${week}`,
  downloadShort: 'Télécharger',
  issuedBy: (who: string) => `Délivrée par ${who} le`,
  issuedAlone: (cause: string) => `Délivrée d’office (${cause}) le`,
  more: (week: number) => `Autres actions sur la licence de la semaine ${week}`,
  renews: 'Renouvellement automatique',
  renewsHint: 'Chaque jeudi, la licence de la semaine suivante se délivre seule.',
  renewsOn: 'Renouvellement automatique activé.',
  renewsOff: 'Renouvellement automatique désactivé : quelqu’un devra délivrer chaque licence.',
  register: 'Registre des licences',
  registerNone: 'Aucune licence délivrée jusqu’ici.',
  columnWeek: 'Semaine',
  columnIssued: 'Délivrée',
  columnFetched: 'Récupérée le',
  columnInstalled: 'En place le',
  columnState: 'État',
  columnFile: 'Fichier',
  weekOf: (number: number, year: string) => `${number} (${year})`,
  living: 'En cours',
  coming: 'À venir',
  ended: 'Finie',
  replaced: 'Remplacée',
  revoked: 'Annulée',
  revokedBy: (who: string, at: string) => `par ${who}, le ${at}`,
  note: (note: string) => `« ${note} »`,
  revokedAlone: (at: string) => `d’office, le ${at}`,
})

/** What next week’s licence waits for, and what to do. */
export const nextWeekAdvice: Readonly<
  Record<
    Exclude<NextWeekState, 'issued'>,
    (given: { ends: string; starts: string; opens: string }) => string
  >
> = french({
  'no-contract': () => 'Aucun contrat : enregistrez-le, et délivrez une première licence.',
  'contract-ended': ({ ends }) =>
    `Le contrat a pris fin le ${ends} : prolongez-le pour que la licence vienne.`,
  'contract-to-come': ({ starts }) =>
    `Le contrat ne commence que le ${starts} : il n’y a rien à faire d’ici là.`,
  'contract-ends': ({ ends }) =>
    `Le contrat prend fin le ${ends} : sans prolongation, il n’y aura pas de licence.`,
  'never-issued': () =>
    'Aucune licence ces dernières semaines : délivrez-en une, les suivantes viendront seules.',
  stopped: () =>
    'La dernière licence a été annulée, le renouvellement s’est arrêté : délivrez-en une autre pour qu’il reprenne.',
  'renewal-off': () =>
    'Le renouvellement est désactivé : activez-le, ou délivrez cette licence à la main.',
  'will-renew': ({ opens }) => `Elle viendra seule ${opens} : personne n’a rien à faire.`,
})

export const nextWeekOpens = french({
  from: (on: string) => `à partir du ${on}`,
  now: 'dans les minutes qui viennent',
})

/** Why a licence was issued. */
export const causeTexts: Readonly<Record<LicenceCause, string>> = french(licenceCauseNames)

/** Why a licence counts no more. */
export const revokedTexts: Readonly<Record<RevokedReason, string>> = french(revokedReasonNames)

/** What a licence says that one issued now would say otherwise. */
export const differenceTexts: Readonly<Record<LicenceDifference, string>> = french({
  modules: 'les modules',
  pupils: 'l’effectif maximal',
  dates: 'les dates du contrat',
  school: 'le nom, le code ou le fuseau de l’établissement',
  distributor: 'le distributeur',
  password: 'le mot de passe du jour',
  key: 'la clé qui l’a signée, révoquée depuis',
})

export const replaceTexts = french({
  action: 'Remplacer la licence',
  outdated: 'Cette licence n’est plus à jour.',
  differs: (what: string) => `A changé depuis : ${what}.`,
  same: 'Rien n’a changé depuis : la nouvelle licence dira la même chose.',
  title: (week: number) => `Remplacer la licence de la semaine ${week} ?`,
  text: 'Une nouvelle licence est délivrée d’après la fiche et le contrat d’aujourd’hui ; l’ancienne ne compte plus. Le poste rattaché la récupère à son prochain contact.',
  resetClock: 'Remettre à zéro l’horloge d’un poste qui a vécu dans le futur (code L-16)',
  resetClockHint: 'Seulement si la date du poste est juste aujourd’hui et qu’il refuse tout.',
  done: (week: number) => `Licence de la semaine ${week} remplacée.`,
})

export const revokeTexts = french({
  action: 'Annuler la licence',
  title: (week: number) => `Annuler la licence de la semaine ${week} ?`,
  offline: 'Un poste hors ligne ne le verra pas : il accepte la licence jusqu’à sa fin.',
  agent: 'Un poste rattaché retire le fichier à son prochain contact.',
  renewal:
    'Celle de la semaine suivante, si elle existe, est annulée aussi. Le renouvellement s’arrête, jusqu’à ce que quelqu’un délivre une autre licence.',
  reason: 'Raison',
  reasons: {
    'contract-broken': 'Le contrat est rompu',
    mistake: 'Délivrée par erreur',
    'file-leaked': 'Le fichier a été divulgué',
    other: 'Autre raison',
  },
  choose: 'Choisissez une raison…',
  missing: 'Choisissez la raison : le registre la gardera.',
  note: 'Note',
  noteHint: 'Facultative, 300 caractères au plus. Elle reste au registre.',
  confirm: 'Annuler la licence',
  keep: 'Garder la licence',
  done: (week: number) => `Licence de la semaine ${week} annulée.`,
})

export const agentTexts = french({
  none: (agent: string) =>
    `Aucun poste rattaché. Avec ${agent} sur un poste de l’établissement, la licence arrive seule chaque semaine.`,
  machine: 'Poste',
  version: 'Version',
  toUpdate: { supported: 'À mettre à jour', withdrawn: 'Retirée : à mettre à jour' },
  lastSeen: 'Dernier contact',
  enrolled: 'Rattaché le',
  attach: 'Rattacher un poste',
  attachAnother: 'Rattacher un autre poste',
  detach: 'Détacher',
  detachTitle: 'Détacher ce poste ?',
  detachText: (machine: string) =>
    `Le poste ${machine} ne récupérera plus de licence. Le rattacher de nouveau demandera un autre code, saisi sur place.`,
  detached: (machine: string) => `Poste ${machine} détaché.`,
  codeTitle: 'Code de rattachement',
  codeIntro:
    'Dictez-le à la personne devant le poste. Il ne sert qu’une fois et n’est montré qu’ici.',
  theCode: 'le code',
  codeUntil: (until: string, ago: string) => `Valable jusqu’au ${until} (${ago}).`,
  command: 'Sur le poste, taper la commande, puis le code quand il est demandé :',
  theCommand: 'la commande',
  commandLine: (address: string) => `outils rattacher ${address}`,
  waiting: 'Cette carte se met à jour dès que le poste est rattaché.',
})
