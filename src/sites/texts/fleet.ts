import { french, plural } from './french.ts'

export const fleetTexts = french({
  title: 'Parc',
  total: (count: number) => plural(count, 'client', 'clients'),
  intro: 'Chaque nombre ouvre la liste des clients qu’il compte.',
  emptyTitle: 'Aucun client pour l’instant',
  empty: 'Le parc se compte dès que la première fiche est créée.',
  newClient: 'Nouveau client',
  transfers: 'Transferts',
  licences: 'Licences de la semaine',
  clientsOf: (count: number, name: string) => `${plural(count, 'client', 'clients')} : ${name}`,
  causes: 'Pourquoi les transferts n’arrivent pas',
  columnCause: 'Cause',
  columnState: 'État',
  columnClients: 'Clients',
  columnTodo: 'Que faire',
  noCauseTitle: 'Rien à signaler',
  noCause: 'Aucun client n’a ses transferts en retard, interrompus ou en échec.',
  lateAfter: (delay: string) => `En retard : aucune fin depuis plus de ${delay}.`,
  versions: 'Par version d’Outils',
  columnVersion: 'Version',
  noAgent: 'Aucun poste',
  distributors: 'Par distributeur',
  columnDistributor: 'Distributeur',
  noDistributor: 'Sans distributeur',
  columnShare: 'Répartition',
  firstOnly: (shown: number, total: number) =>
    `Les ${shown} plus fréquentes sur ${total.toLocaleString('fr-FR')}.`,
  firstDistributors: (shown: number, total: number) =>
    `Les ${shown} qui ont le plus à faire, sur ${total.toLocaleString('fr-FR')}.`,
  inState: (count: number, state: string, name: string) =>
    `${plural(count, 'client', 'clients')} ${state}, ${name}`,
})

export const fleetYearTexts = french({
  title: 'Un an de transferts',
  countedAt: (when: string) =>
    `Transferts terminés, semaine par semaine à l’heure de Paris ; compté le ${when}, puis toutes les dix minutes.`,
  none: 'Aucun transfert terminé n’a été compté depuis un an. Ils le sont toutes les dix minutes.',
  endings: 'Transferts',
  records: 'Enregistrements',
  recordsShort: 'Enregistr.',
  week: 'Semaine du',
  weekOf: (day: string) => `Semaine du ${day}`,
  legend: 'Légende',
  table: 'Voir semaine par semaine',
  endingsSaid: (ended: number, bad: number, most: number) =>
    `Transferts terminés par semaine, depuis un an : ${ended.toLocaleString('fr-FR')} en tout, dont ${bad.toLocaleString('fr-FR')} en échec ou interrompus ; au plus ${most.toLocaleString('fr-FR')} dans une semaine.`,
  recordsSaid: (records: number, most: number) =>
    `Enregistrements transférés par semaine, depuis un an : ${records.toLocaleString('fr-FR')} en tout ; au plus ${most.toLocaleString('fr-FR')} dans une semaine.`,
  most: (most: number) => `au plus ${most.toLocaleString('fr-FR')} par semaine`,
  sum: (sum: number) => `${sum.toLocaleString('fr-FR')} en un an`,
  part: (count: number, name: string) => `${name} : ${count.toLocaleString('fr-FR')}`,
})
