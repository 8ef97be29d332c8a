import type { BulkOutcome } from '#contracts/renewal.ts'
import { french, plural } from './french.ts'

/** What issuing would come to, and came to: counted, in a sentence each. */
export const foreseenTexts: Readonly<Record<BulkOutcome, (count: number) => string>> = french({
  issued: (count: number) => `${plural(count, 'client recevra', 'clients recevront')} la licence`,
  'already-issued': (count: number) => `${plural(count, 'client l’a', 'clients l’ont')} déjà`,
  'not-covered': (count: number) =>
    `${plural(count, 'client', 'clients')} : le contrat ne couvre pas cette semaine`,
  'no-contract': (count: number) => `${plural(count, 'client', 'clients')} : pas de contrat`,
  'too-early': (count: number) =>
    `${plural(count, 'client', 'clients')} : trop tôt, pas encore jeudi là-bas`,
  revoked: (count: number) =>
    `${plural(count, 'client', 'clients')} : licence annulée à la main, à délivrer une par une`,
  failed: (count: number) => plural(count, 'échec', 'échecs'),
})

export const doneTexts: Readonly<Record<BulkOutcome, (count: number) => string>> = french({
  ...foreseenTexts,
  issued: (count: number) => plural(count, 'licence délivrée', 'licences délivrées'),
  'already-issued': (count: number) =>
    `${plural(count, 'client l’avait', 'clients l’avaient')} déjà`,
  failed: (count: number) => plural(count, 'échec', 'échecs'),
})

export const bulkIssueTexts = french({
  open: 'Délivrer la licence…',
  title: 'Délivrer la licence',
  toAll: 'À tous les clients que vous voyez dans la liste.',
  toFiltered: (filter: string) => `À tous les clients du filtre : ${filter}.`,
  search: (words: string) => `recherche « ${words} »`,
  state: (label: string) => `état « ${label} »`,
  next: 'sans licence la semaine prochaine',
  transfers: {
    late: 'transferts en retard',
    failed: 'transferts en échec',
    held: 'transferts à confirmer',
  },
  week: 'Semaine',
  current: 'Semaine en cours',
  following: 'Semaine prochaine (dès le jeudi)',
  counting: 'Calcul…',
  foreseen: 'Ce que cela donnerait maintenant',
  nobody: 'Personne ne recevrait de licence : il n’y a rien à délivrer.',
  confirm: (count: number) => `Délivrer ${plural(count, 'licence', 'licences')}`,
  confirmNone: 'Rien à délivrer',
  progress: 'Avancement',
  underWay: (done: number, total: number) =>
    `${done.toLocaleString('fr-FR')} sur ${plural(total, 'client', 'clients')}`,
  started: (total: number) => `Délivrance commencée pour ${plural(total, 'client', 'clients')}.`,
  ended: (issued: number) =>
    `Délivrance terminée : ${plural(issued, 'licence délivrée', 'licences délivrées')}.`,
  goesOn: 'Vous pouvez fermer : le travail continue, et la page d’accueil dit où il en est.',
  result: 'Résultat',
  failures: 'À reprendre un par un',
  moreFailures: (count: number) => `et ${plural(count, 'autre', 'autres')}.`,
  noticeUnderWay: (done: number, total: number) =>
    `Délivrance en cours : ${done.toLocaleString('fr-FR')} sur ${total.toLocaleString('fr-FR')}`,
  see: 'Voir',
  forget: 'Ne plus afficher',
})
