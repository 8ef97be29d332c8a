import type { NextWeekState } from '#contracts/licences.ts'
import { french, plural } from './french.ts'

/** Where next week’s licence stands, in a word or two. */
export const nextStateTexts: Readonly<Record<NextWeekState, string>> = french({
  'no-contract': 'Sans contrat',
  'contract-ended': 'Contrat échu',
  'contract-to-come': 'Contrat à venir',
  'contract-ends': 'Contrat qui finit',
  'never-issued': 'Jamais délivrée',
  stopped: 'Arrêtée',
  'renewal-off': 'Sans renouvellement',
  'will-renew': 'Viendra seule',
  issued: 'Délivrée',
})

export type WithoutState = 'contract-ends' | 'never-issued' | 'stopped' | 'renewal-off'

/** Those that will have none: what to do about it, the most urgent to decide first. */
export const withoutTexts: Readonly<Record<WithoutState, string>> = french({
  'contract-ends': 'Le contrat finit cette semaine : prolongez-le s’il continue.',
  'never-issued': 'Délivrez une première licence : les suivantes viendront seules.',
  stopped: 'La dernière a été annulée : délivrez-en une autre pour que le renouvellement reprenne.',
  'renewal-off': 'Activez le renouvellement, ou délivrez chaque licence à la main.',
})

export const nextWeekTexts = french({
  title: 'Sans licence la semaine prochaine',
  week: (number: number, range: string, on: string) =>
    `Semaine ${number}, ${range}. Les licences s’en délivrent à partir du ${on}.`,
  weekOpen: (number: number, range: string) =>
    `Semaine ${number}, ${range}. Ses licences se délivrent en ce moment.`,
  intro:
    'Les clients dont la licence se renouvelle seule ne sont pas montrés ici : ils sont seulement comptés. Ceux sans contrat pour cette semaine-là non plus.',
  summary: 'Par distributeur',
  columnDistributor: 'Distributeur',
  columnClients: 'Clients',
  columnWithout: 'Sans licence',
  columnWhy: 'Pourquoi',
  columnRenewing: 'Viendront seules',
  columnIssued: 'Délivrées',
  noDistributor: 'Sans distributeur',
  clientsOf: (count: number, name: string) => `${plural(count, 'client', 'clients')} : ${name}`,
  withoutOf: (count: number, name: string) =>
    `${count.toLocaleString('fr-FR')} sans licence : ${name}`,
  counted: {
    'contract-ends': (count: number) =>
      plural(count, 'contrat qui finit', 'contrats qui finissent'),
    'never-issued': (count: number) => plural(count, 'jamais délivrée', 'jamais délivrées'),
    stopped: (count: number) => plural(count, 'arrêtée', 'arrêtées'),
    'renewal-off': (count: number) => plural(count, 'sans renouvellement', 'sans renouvellement'),
  },
  reasonOf: (reason: string, name: string) => `${reason}, ${name}`,
  reasons: {
    'contract-ends': 'contrat qui finit',
    'never-issued': 'jamais délivrée',
    stopped: 'arrêtée',
    'renewal-off': 'sans renouvellement',
  },
  clients: 'Clients concernés',
  count: (count: number) => plural(count, 'client', 'clients'),
  firstOnly: (shown: number, total: number) =>
    `Les ${shown} premiers sur ${total.toLocaleString('fr-FR')} : choisissez un distributeur, ou ouvrez-les dans la liste.`,
  showAll: 'Montrer tous les clients',
  only: (what: string) => `Seulement : ${what}.`,
  columnClient: 'Client',
  columnTodo: 'Que faire',
  columnContract: 'Fin du contrat',
  columnAction: 'Action',
  turnOn: 'Activer le renouvellement',
  turnOnOf: (name: string) => `Activer le renouvellement de ${name}`,
  turnedOn: (name: string) => `${name} : la licence se renouvellera seule.`,
  issue: 'Délivrer',
  issueOf: (name: string) => `Délivrer la licence de ${name}`,
  issued: (name: string, week: number) => `${name} : licence de la semaine ${week} délivrée.`,
  emptyTitle: 'Tout est prêt',
  empty:
    'Chaque client sous contrat a sa licence de la semaine prochaine, ou l’aura sans que personne n’y pense.',
  emptyHere: 'Aucun client ne répond à ce choix.',
  inListTitle: 'Les délivrer d’un coup',
  inList:
    'Ouvrez-les dans la liste des clients, puis « Délivrer la licence… » pour tous ceux du filtre.',
  inListLink: 'Ouvrir dans la liste',
  refusedTitle: 'Pourquoi une licence est refusée ?',
  refused: 'Déposez le fichier, ou saisissez le code lu au téléphone : la raison, et quoi faire.',
  refusedLink: 'Chercher la raison',
})
