import { french, plural } from './french.ts'

export const paletteTexts = french({
  hint: 'Client, code OGEC, ville, page, action…',
  results: 'Résultats',
  recents: 'Ouverts récemment',
  clients: 'Clients',
  actions: 'Actions',
  pages: 'Pages',
  allFound: (count: number) => `Voir les ${count.toLocaleString('fr-FR')} clients dans la liste`,
  found: (count: number) => plural(count, 'résultat', 'résultats'),
  coming: 'Recherche en cours…',
  nothing: (typed: string) => `Rien ne correspond à « ${typed} ».`,
  nothingHint: 'Essayez une partie du nom, de la ville ou du code OGEC.',
  move: 'choisir',
  openChosen: 'ouvrir',
  leave: 'fermer',
  dailyPassword: 'Mot de passe du jour',
  launch: 'Lancer un transfert…',
  supervise: (client: string) => `Superviser ${client}`,
  copiedSaid: (what: string) => `Copié : ${what}.`,
  refusedPage: 'Pourquoi une licence est refusée ?',
  secondFactor: 'Double authentification',
})
