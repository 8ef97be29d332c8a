import type { TransferModule, TransferOutcome, TransferState } from '#contracts/transfers.ts'
import { french, plural } from './french.ts'

/** Who must act next, and what for. */
export const nextActTexts: Readonly<
  Record<TransferState, { readonly who: string; readonly what: string }>
> = french({
  suspended: {
    who: 'Rien à faire',
    what: 'Les transferts reprennent d’eux-mêmes à la fin du mode été.',
  },
  never: {
    who: 'À vous d’agir, avec l’établissement',
    what: 'Rien n’est encore arrivé de cet établissement.',
  },
  running: {
    who: 'Rien à faire',
    what: 'Le poste transfère. Vous pouvez quitter cette page : le transfert continue sans elle.',
  },
  held: {
    who: 'À vous d’agir, ou à l’établissement',
    what: 'Une suppression en masse attend un oui ou un non. Tout le reste est publié.',
  },
  failed: {
    who: 'À l’établissement d’agir',
    what: 'Le dernier transfert a buté sur une erreur, dite plus bas. Ce qui était en ligne y est resté.',
  },
  interrupted: {
    who: 'À l’établissement d’agir',
    what: 'Le poste s’est tu au milieu d’un transfert : arrêté, ou coupé du réseau. Ce qui était arrivé est gardé ; un nouveau transfert reprend de là.',
  },
  late: {
    who: 'À l’établissement d’agir',
    what: 'Poste éteint, tâche désactivée ou antivirus. Lancez un transfert ; s’il ne part pas, faites vérifier le poste.',
  },
  'up-to-date': {
    who: 'Rien à faire',
    what: 'Tout ce que l’établissement avait avant cette fin est en ligne.',
  },
})

export const transferOutcomeTexts: Readonly<Record<TransferOutcome, string>> = french({
  running: 'En cours',
  done: 'Réussi',
  held: 'Sous réserve',
  failed: 'En échec',
  superseded: 'Remplacé',
  interrupted: 'Interrompu',
})

export const moduleStateTexts: Readonly<Record<TransferModule['state'], string>> = french({
  running: 'En cours',
  done: 'Terminé',
  held: 'Sous réserve',
  failed: 'En échec',
})

export const cycleTexts: Readonly<Record<NonNullable<TransferModule['cycle']>, string>> = french({
  normal: 'Cycle normal',
  reconciled: 'Comparé en entier',
  first: 'Premier envoi',
})

export const modeTexts = french({
  automatic: 'Automatique',
  manual: 'Manuel',
  ordered: 'À la demande',
})

export const restoredTexts = french({
  base: 'La base de l’établissement a été restaurée, ou le serveur a changé.',
  online: 'Le service en ligne a été restauré.',
  notebook: 'Le carnet du poste a été perdu ou restauré.',
})

/** `service` is the brand’s name of the online service, `agent` that of the agent. */
export const transfersTexts = french({
  title: 'Transferts',
  lateSince: (delay: string) => `Aucune fin depuis plus de ${delay}.`,
  lastEnd: 'Dernière fin',
  noEnd: 'Aucun transfert n’est encore allé à son terme.',
  agent: 'Poste',
  noAgent: 'Aucun poste rattaché',
  noAgentHint: 'Aucun poste n’est rattaché : aucun transfert ne peut partir de l’établissement.',
  attach: 'Rattacher un poste',
  seen: 'vu',
  listens: 'à l’écoute',
  launch: 'Lancer un transfert',
  otherWays: 'Autres façons de lancer',
  launchComplete: 'Lancer un transfert complet (tout comparer)',
  willListen: (machine: string) =>
    `${machine} est à l’écoute : un transfert commence quelques secondes après la demande.`,
  willContact: (machine: string) =>
    `${machine} n’est pas à l’écoute : un transfert commence à son prochain contact.`,
  asked: (complete: boolean) => (complete ? 'Transfert complet demandé' : 'Transfert demandé'),
  waitsListening: (machine: string) =>
    `${machine} est à l’écoute : il commence d’un instant à l’autre.`,
  waitsContact: (machine: string) => `${machine} le commencera à son prochain contact.`,
  waitsNobody: 'Il commencera quand un poste sera rattaché.',
  askedBy: (who: string) => `par ${who}`,
  leave: 'Vous pouvez quitter cette page.',
  suspendedUntil: (day: string) => `Mode été jusqu’au ${day} inclus.`,
  closed: 'L’accès au site est fermé : les transferts sont refusés. Ce qui est en ligne est gardé.',
  toService: (service: string) => `Voir l’onglet ${service}`,
  live: 'Transfert en cours',
  liveStarting: 'Le poste compare ce qu’il a avec ce qui est en ligne…',
  liveSaid: (module: string, direction: string, percent: number) =>
    `${module}, ${direction} : ${percent} %`,
  progressOf: (module: string, direction: string) => `Avancement ${module}, ${direction}`,
  ofTotal: (records: number, total: number) =>
    `${records.toLocaleString('fr-FR')} sur ${total.toLocaleString('fr-FR')}`,
  startedAgo: 'Commencé le',
  last: 'Dernier transfert',
  detail: 'Voir le détail',
  module: 'Module',
  byModule: 'Module par module',
  up: (service: string) => `vers ${service}`,
  down: 'vers l’établissement',
  direction: 'Sens',
  state: 'État',
  cycle: 'Cycle',
  start: 'Début',
  end: 'Fin',
  noEndSaid: 'Pas de fin',
  lasted: 'Durée',
  records: 'Enregistrements',
  sent: (count: number) => plural(count, 'envoyé', 'envoyés'),
  received: (count: number) => plural(count, 'reçu', 'reçus'),
  removedCount: (count: number) => plural(count, 'supprimé', 'supprimés'),
  removed: 'Supprimés',
  hiddenRows: 'Masqués',
  hiddenHint:
    'Masqué : arrivé, mais ce dont il dépend (une fiche élève, par exemple) n’est pas en ligne. Il se montre de lui-même quand cela arrive.',
  nothing: 'Rien à transférer : les deux côtés étaient déjà égaux.',
  list: 'Derniers transferts',
  when: 'Commencé',
  mode: 'Lancement',
  complete: 'complet',
  outcome: 'Issue',
  machine: 'Poste',
  detailOf: 'Détail du transfert du',
  back: 'Retour aux transferts',
  oneTitle: 'Transfert',
  notFound: 'Ce transfert n’existe pas, ou il est trop ancien pour être encore gardé.',
  lastMessage: 'Dernier message',
  bytes: 'Échangés',
  bytesSaid: (sent: string, received: string) => `${sent} reçus, ${received} renvoyés`,
  bytesOf: (count: number) => `${count.toLocaleString('fr-FR')} octets`,
  kilobytes: (count: number) => `${count.toLocaleString('fr-FR', oneDigit)} Ko`,
  megabytes: (count: number) => `${count.toLocaleString('fr-FR', oneDigit)} Mo`,
  failureIn: (collection: string) => `dans « ${collection} »`,
  restored: 'Ce qui a été restauré',
  restoredHint: 'Les deux côtés ont été comparés : seul ce qui différait a été transféré.',
  heldThen: (disappearing: number, of: number, collection: string) =>
    `${disappearing.toLocaleString('fr-FR')} sur ${of.toLocaleString('fr-FR')} de « ${collection} » auraient disparu : retenus.`,
  second: (seconds: number) => (seconds === 0 ? 'moins de 1 s' : `${seconds} s`),
  minute: (minutes: number, seconds: number) => `${minutes} min ${two(seconds)} s`,
  hour: (hours: number, minutes: number) => `${hours} h ${two(minutes)} min`,
})

export const daysTexts = french({
  title: '90 derniers jours',
  hint: 'Chaque case dit comment s’est terminé le dernier transfert de la journée.',
  legend: 'Légende',
  weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  none: 'Aucun transfert',
  summary: (said: string) => `90 derniers jours : ${said}.`,
  count: (count: number, what: string) => `${count.toLocaleString('fr-FR')} ${what.toLowerCase()}`,
  cell: (day: string, outcome: string, transfers: number) =>
    transfers === 0
      ? `${day} : ${outcome.toLowerCase()}`
      : `${day} : ${outcome.toLowerCase()} (${plural(transfers, 'transfert', 'transferts')})`,
  table: 'Voir jour par jour',
  day: 'Jour',
  outcome: 'Issue',
  transfers: 'Transferts',
})

export const heldTexts = french({
  title: 'À confirmer',
  hint: 'Le dernier transfert ferait disparaître en ligne bien plus que d’habitude : cette partie est retenue, le reste est publié. Une base restaurée, un filtre oublié ou une erreur de manipulation en sont la cause la plus fréquente : demandez à l’établissement.',
  what: (disappearing: number, of: number) =>
    `${plural(disappearing, 'ligne', 'lignes')} sur ${of.toLocaleString('fr-FR')} ${disappearing < 2 ? 'disparaîtrait' : 'disparaîtraient'} en ligne`,
  since: 'Depuis le',
  list: 'Voir la liste',
  listOne: (collection: string) => `Voir la liste : ${collection}`,
  listTitle: (collection: string) => `Ce qui disparaîtrait : ${collection}`,
  listFirst: (shown: number, all: number) =>
    `Les ${shown.toLocaleString('fr-FR')} premières lignes sur ${all.toLocaleString('fr-FR')}. Le fichier CSV les contient toutes.`,
  listAll: (all: number) => plural(all, 'ligne', 'lignes'),
  listEmpty: 'Aucune ligne de cette liste n’est encore en ligne.',
  csv: 'Télécharger en CSV',
  accept: 'Accepter la suppression',
  acceptOne: (collection: string) => `Accepter la suppression : ${collection}`,
  acceptTitle: (collection: string) => `Accepter la suppression : ${collection} ?`,
  acceptText: (disappearing: number, of: number) =>
    `${plural(disappearing, 'ligne', 'lignes')} sur ${of.toLocaleString('fr-FR')} ${disappearing < 2 ? 'disparaît' : 'disparaissent'} tout de suite du service en ligne. D’ici, rien ne les ramène : seul un transfert où l’établissement les aurait de nouveau.`,
  typeNumber: 'Pour confirmer, tapez le nombre de lignes qui disparaissent',
  typeNumberHint: (disappearing: number) => `Ici : ${disappearing}`,
  numberWrong: (disappearing: number) => `Ce n’est pas ce nombre : tapez ${disappearing}.`,
  accepted: (collection: string, disappearing: number) =>
    `${collection} : suppression acceptée (${plural(disappearing, 'ligne', 'lignes')}).`,
  refuse: 'Refuser',
  refuseOne: (collection: string) => `Refuser la suppression : ${collection}`,
  refused: (collection: string) =>
    `${collection} : suppression refusée, ce qui est en ligne reste. Si ces lignes manquent encore au prochain transfert, la question reviendra.`,
  replacedTitle: 'Votre réponse n’a pas été prise : la question a changé entre-temps.',
  replacedText:
    'Un transfert plus récent l’a remplacée, ou quelqu’un a répondu. Rien n’a été supprimé par vous. Ce qui attend maintenant est affiché ici.',
  readOnly: 'Votre rôle ne permet pas de répondre.',
  yes: 'oui',
  no: 'non',
})

export const entriesTexts = french({
  title: 'Saisies en ligne',
  waiting: (count: number, onPremise: string) =>
    `${plural(count, 'saisie attend', 'saisies attendent')} le prochain transfert pour entrer dans ${onPremise}.`,
  quarantined: (count: number) =>
    `${plural(count, 'saisie n’a pas pu', 'saisies n’ont pas pu')} entrer dans la base de l’établissement. Elles sont gardées et réessayées à chaque transfert ; elles ne bloquent rien.`,
  collection: 'Saisie',
  why: 'Pourquoi',
  since: 'Depuis',
  whys: {
    'parent-missing': 'Ce dont elle dépend n’existe plus dans l’établissement',
    'not-mapped': 'Le fichier de correspondance ne dit pas où l’écrire',
    'refused-by-base': 'La base de l’établissement l’a refusée',
  },
})

export const beginTexts = french({
  title: 'Rien n’est encore arrivé de cet établissement',
  intro: 'Trois étapes, dans l’ordre :',
  done: 'Fait',
  todo: 'À faire',
  service: (service: string) => `Créer le client ${service}`,
  toService: (service: string) => `Aller à l’onglet ${service}`,
  attach: 'Rattacher un poste de l’établissement avec un code',
  toLicences: 'Aller à l’onglet Licences',
  launch: 'Lancer un premier transfert, d’ici ou depuis le poste',
  launchHint:
    'Le premier envoie tout et dure plus longtemps ; les suivants n’envoient que ce qui change.',
})

const oneDigit = { maximumFractionDigits: 1 } as const

function two(count: number): string {
  return String(count).padStart(2, '0')
}
