import type { BulkAct, BulkOutcome } from '#contracts/bulk-orders.ts'
import { french, plural } from './french.ts'

const clients = (count: number) => plural(count, 'client', 'clients')

/** What an order would come to, and came to: counted, in a sentence each. */
export const foreseenTexts: Readonly<Record<BulkOutcome, (count: number) => string>> = french({
  issued: (count: number) => `${plural(count, 'client recevra', 'clients recevront')} la licence`,
  changed: (count: number) => plural(count, 'client changera', 'clients changeront'),
  'already-issued': (count: number) => `${plural(count, 'client l’a', 'clients l’ont')} déjà`,
  'already-so': (count: number) => `${plural(count, 'client est', 'clients sont')} déjà ainsi`,
  'not-covered': (count: number) => `${clients(count)} : le contrat ne couvre pas cette semaine`,
  'no-contract': (count: number) => `${clients(count)} : pas de contrat`,
  'too-early': (count: number) => `${clients(count)} : trop tôt, pas encore jeudi là-bas`,
  revoked: (count: number) =>
    `${clients(count)} : licence annulée à la main, à délivrer une par une`,
  'changed-since': (count: number) => `${clients(count)} : changé depuis par quelqu’un`,
  failed: (count: number) => plural(count, 'échec', 'échecs'),
})

export const doneTexts: Readonly<Record<BulkOutcome, (count: number) => string>> = french({
  ...foreseenTexts,
  issued: (count: number) => plural(count, 'licence délivrée', 'licences délivrées'),
  changed: (count: number) => plural(count, 'client changé', 'clients changés'),
  'already-issued': (count: number) =>
    `${plural(count, 'client l’avait', 'clients l’avaient')} déjà`,
  'already-so': (count: number) => `${plural(count, 'client était', 'clients étaient')} déjà ainsi`,
})

/** What is said of an order while it goes on and at its end. */
type Said = {
  readonly title: string
  readonly started: (total: number) => string
  readonly ended: (done: number) => string
  readonly underWay: string
}

export const issueSaid: Said = french({
  title: 'Délivrer la licence',
  started: (total: number) => `Délivrance commencée pour ${clients(total)}.`,
  ended: (issued: number) =>
    `Délivrance terminée : ${plural(issued, 'licence délivrée', 'licences délivrées')}.`,
  underWay: 'Délivrance en cours',
})

const changedSaid = (done: number): string => plural(done, 'client changé', 'clients changés')

export const changeSaid: Readonly<Record<Exclude<BulkAct['kind'], 'issue'>, Said>> = french({
  distributor: {
    title: 'Changer de distributeur',
    started: (total: number) => `Changement de distributeur commencé pour ${clients(total)}.`,
    ended: (done: number) => `Changement de distributeur terminé : ${changedSaid(done)}.`,
    underWay: 'Changement de distributeur en cours',
  },
  renewal: {
    title: 'Renouvellement automatique',
    started: (total: number) => `Changement du renouvellement commencé pour ${clients(total)}.`,
    ended: (done: number) => `Changement du renouvellement terminé : ${changedSaid(done)}.`,
    underWay: 'Changement du renouvellement en cours',
  },
})

export const undoSaid: Said = french({
  title: 'Annulation du changement',
  started: (total: number) => `Annulation commencée pour ${clients(total)}.`,
  ended: (done: number) =>
    `Annulation terminée : ${plural(done, 'client remis', 'clients remis')} comme avant.`,
  underWay: 'Annulation en cours',
})

export const bulkOrderTexts = french({
  openDistributor: 'Changer de distributeur…',
  openRenewal: 'Renouvellement automatique…',
  toAll: 'À tous les clients que vous voyez dans la liste.',
  toFiltered: (filter: string) => `À tous les clients du filtre : ${filter}.`,
  forAll: 'Pour tous les clients que vous voyez dans la liste.',
  forFiltered: (filter: string) => `Pour tous les clients du filtre : ${filter}.`,
  search: (words: string) => `recherche « ${words} »`,
  state: (label: string) => `état « ${label} »`,
  todo: 'à traiter',
  next: 'sans licence la semaine prochaine',
  transfers: {
    late: 'transferts en retard',
    failed: 'transferts en échec',
    held: 'transferts à confirmer',
    interrupted: 'transferts interrompus',
    running: 'transfert en cours',
    'up-to-date': 'transferts à jour',
    never: 'aucun transfert reçu',
    suspended: 'transferts suspendus',
  },
  cause: (cause: string) => `cause « ${cause} »`,
  version: (version: string) => `Outils ${version}`,
  week: 'Semaine',
  current: 'Semaine en cours',
  following: 'Semaine prochaine (dès le jeudi)',
  newDistributor: 'Nouveau distributeur',
  choose: 'Choisissez…',
  scopeHint:
    'Ses techniciens verront ces clients, ceux de l’ancien distributeur ne les verront plus.',
  renewal: 'Licence de la semaine suivante',
  renewalOn: 'Se délivre seule chaque jeudi',
  renewalOff: 'À délivrer à la main',
  counting: 'Calcul…',
  foreseen: 'Ce que cela donnerait maintenant',
  toChoose: 'Choisissez d’abord, le compte suivra.',
  nobody: 'Personne ne recevrait de licence : il n’y a rien à délivrer.',
  nothing: 'Aucun client ne changerait : il n’y a rien à faire.',
  confirm: (count: number) => `Délivrer ${plural(count, 'licence', 'licences')}`,
  confirmNone: 'Rien à délivrer',
  change: (count: number) => `Changer ${clients(count)}`,
  changeNone: 'Rien à changer',
  progress: 'Avancement',
  underWay: (done: number, total: number) =>
    `${done.toLocaleString('fr-FR')} sur ${clients(total)}`,
  goesOn: 'Vous pouvez fermer : le travail continue, et la page d’accueil dit où il en est.',
  failed: 'À reprendre un par un',
  since: 'Changés depuis : laissés comme ils sont',
  moreClients: (count: number) => `et ${plural(count, 'autre', 'autres')}.`,
  undo: 'Annuler ce changement',
  undoHint:
    'Si vous annulez, chaque client retrouve ce qu’il avait, sauf ceux que quelqu’un a changés depuis.',
  undone: 'Ce changement a été annulé.',
  seeUndone: 'Voir l’annulation',
  noticeUnderWay: (what: string, done: number, total: number) =>
    `${what} : ${done.toLocaleString('fr-FR')} sur ${total.toLocaleString('fr-FR')}`,
  see: 'Voir',
  forget: 'Ne plus afficher',
})
