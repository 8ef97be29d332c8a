import type { ClientFault, ImportFault } from '#contracts/client-imports.ts'
import { commonTexts } from './common.ts'
import { french, plural, spaced } from './french.ts'

type Sayable = Pick<ClientFault, 'why' | 'told' | 'number'>

/** Why a cell or a line does not fit, and what would. */
export function faultSaid({ why, told, number }: Sayable, columns: number): string {
  if (why === 'refused') return spaced(told ?? faultTexts.refused)
  if (why === 'repeated') return clientImportTexts.repeated(number ?? 0)
  if (why === 'cells') return clientImportTexts.cells(number ?? 0, columns)
  return faultTexts[why]
}

const faultTexts: Readonly<Record<Exclude<ImportFault, 'repeated' | 'cells'>, string>> = french({
  'column-missing': 'Cette colonne manque : la première ligne doit la nommer.',
  'column-unknown': 'Colonne inconnue : nommez-la comme dans le modèle, ou supprimez-la.',
  'column-repeated': 'Cette colonne est nommée deux fois.',
  missing: commonTexts.required,
  refused: 'Ce contenu ne convient pas.',
  'time-zone': 'Fuseau horaire inconnu : écrivez « Paris, métropole », « La Réunion »… ou rien.',
  distributor: 'Distributeur inconnu, ou qui n’est pas le vôtre.',
  taken: 'Un client a déjà ce code.',
})

export const clientImportTexts = french({
  title: 'Importer des clients',
  intro:
    'Un fichier CSV, tel qu’un tableur l’enregistre : la première ligne nomme les colonnes, chacune des suivantes est un client. Il est d’abord vérifié en entier ; rien n’est créé sans votre accord.',
  back: 'Tous les clients',
  file: 'Fichier',
  drop: 'Déposez ici le fichier « .csv », ou collez-le.',
  choose: 'Choisir un fichier',
  reading: (name: string) => `Vérification de ${name}…`,
  template: 'Modèle de fichier',
  templateName: 'modele-clients.csv',
  columns: 'Colonnes',
  columnsHint:
    'Dans l’ordre que vous voulez. Gardez le code OGEC en texte : un tableur retire les zéros du début d’un nombre.',
  required: 'obligatoire',
  limits: (lines: number, megabytes: number) =>
    `Jusqu’à ${plural(lines, 'ligne', 'lignes')} et ${megabytes} Mo.`,
  ofFile: (name: string) => `Vérification de ${name}`,
  allGood: (clients: number) =>
    `${plural(clients, 'ligne vérifiée', 'lignes vérifiées')} : tout convient.`,
  someBad: (bad: number) => plural(bad, 'ligne ne convient pas', 'lignes ne conviennent pas'),
  someGood: (good: number) =>
    good === 0
      ? 'Rien n’a été créé. Corrigez le fichier, puis choisissez-le de nouveau.'
      : `Rien n’a été créé. Corrigez ou retirez ces lignes, puis choisissez le fichier de nouveau : ${plural(good, 'autre client sera créé', 'autres clients seront créés')}.`,
  confirm: (clients: number) => `Importer ${plural(clients, 'client', 'clients')}`,
  faults: 'À corriger',
  firstFaults: (shown: number, total: number) =>
    `Les ${shown.toLocaleString('fr-FR')} premières remarques sur ${total.toLocaleString('fr-FR')} ; le fichier des erreurs les a toutes.`,
  download: 'Télécharger les erreurs',
  faultsName: (name: string) => `erreurs-${name.replace(/\.[^.]*$/, '')}.csv`,
  line: 'Ligne',
  column: 'Colonne',
  cell: 'Contenu',
  reason: 'Raison',
  repeated: (line: number) => `Ce code est déjà à la ligne ${line.toLocaleString('fr-FR')}.`,
  cells: (cells: number, columns: number) =>
    `${plural(cells, 'cellule', 'cellules')} sur cette ligne, pour ${plural(columns, 'colonne', 'colonnes')}.`,
  progress: 'Avancement',
  started: (total: number) => `Import commencé pour ${plural(total, 'client', 'clients')}.`,
  underWay: (done: number, total: number) =>
    `${done.toLocaleString('fr-FR')} sur ${plural(total, 'client', 'clients')}`,
  ended: (created: number) =>
    `Import terminé : ${plural(created, 'client créé', 'clients créés')}.`,
  goesOn: 'Vous pouvez quitter cette page : le travail continue, et elle dira où il en est.',
  skipped: 'Lignes laissées de côté',
  skippedTaken: 'quelqu’un a créé ce code entre-temps',
  skippedRefused: 'vous ne pouvez plus créer pour ce distributeur',
  skippedLine: (line: number, ogec: string, why: string) =>
    `Ligne ${line.toLocaleString('fr-FR')}, code ${ogec} : ${why}.`,
  moreSkipped: (count: number) => `et ${plural(count, 'autre', 'autres')}.`,
  toList: 'Voir la liste',
  another: 'Importer un autre fichier',
})
