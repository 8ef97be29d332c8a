import { timeZones } from '#base/time-zones.ts'
import type { AuditEvent, AuditVerdict } from '#contracts/audit.ts'
import { auditEventNames } from '#contracts/audit-event-names.ts'
import { auditSentence, momentSaid } from '#contracts/audit-sentence.ts'
import type { HistoryLine } from '#contracts/clients.ts'
import { french, plural, spaced } from './french.ts'
import { moduleTexts } from './modules.ts'
import { productStateTexts } from './product-states.ts'
import { alertTexts, modeTexts, roleTexts, schoolRightTexts } from './school-rights.ts'
import { consentTexts } from './supervision.ts'

/** What happened, by event; `details` completes it where there is something to tell. */
export const eventTexts: Readonly<Record<AuditEvent, string>> = french(auditEventNames)

export const fieldNames: Readonly<Record<string, string>> = french({
  ogec: 'Code OGEC',
  uai: 'UAI (RNE)',
  name: 'Nom',
  address: 'Adresse',
  postalCode: 'Code postal',
  city: 'Ville',
  phone: 'Téléphone',
  mail: 'E-mail',
  role: 'Fonction ou rôle',
  distributor: 'Distributeur',
  distributorId: 'Distributeur',
  timeZone: 'Fuseau horaire',
  modules: 'Modules',
  pupilsMax: 'Effectif maximal',
  startsOn: 'Contrat du',
  endsOn: 'Contrat au',
  state: 'État',
  renews: 'Renouvellement automatique',
  open: 'Ouvert',
  suspendedUntil: 'Suspendu jusqu’au',
  publishedFrom: 'Publié à partir du',
  mode: 'Mode',
  consent: 'Le support peut entrer',
  alerts: 'Alertes de transfert',
  logo: 'Logo',
  welcome: 'Texte d’accueil',
  rights: 'Droits',
  version: 'Version',
  releasedOn: 'Sortie le',
  note: 'Note',
  lateAfterHours: 'Transferts en retard après (heures)',
  endsSoonDays: 'Contrat bientôt fini (jours avant)',
  licenceGraceDays: 'Licence acceptée après sa semaine (jours)',
})

/** `Licence délivrée : semaine 48 de 2026`. */
export function sentenceOf(line: Pick<HistoryLine, 'event' | 'details'>): string {
  return spaced(auditSentence(line))
}

/** A value of a change, as people say it. */
export function shownValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map((item) => shownValue(field, item)).join(', ')
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return value.toLocaleString('fr-FR')
  if (typeof value !== 'string') return JSON.stringify(value)
  if (field === 'logo') return shownLogo(value)
  const said = valueTexts[field]?.[value]
  if (said !== undefined) return said
  if (field === 'modules') return moduleTexts[value as keyof typeof moduleTexts] ?? value
  if (field === 'timeZone') return timeZones.find(({ zone }) => zone === value)?.label ?? value
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split('-').reverse().join('/')
  return value
}

/** The codes of some fields, as people say them. */
const valueTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  alerts: alertTexts,
  consent: consentTexts,
  mode: modeTexts,
  rights: schoolRightTexts,
  role: roleTexts,
  state: productStateTexts,
}

/** The line keeps a digest of the image: enough to see that it changed. */
function shownLogo(digest: string): string {
  return auditTexts.logo(digest.slice(0, 8))
}

export const auditTexts = french({
  becomes: ' devient ',
  logo: (digest: string) => `image ${digest}…`,
  historyNone: 'Rien encore pour ce client.',
  title: 'Journal d’audit',
  intro:
    'Chaque action laisse une ligne, scellée avec la précédente : rien ne s’efface sans que cela se voie.',
  filterEvent: 'Événement',
  allEvents: 'Tous',
  none: 'Aucune ligne ne correspond. Élargissez la période ou effacez un champ.',
  filterFrom: 'Du',
  filterUntil: 'Au',
  filterPerson: 'Personne',
  filterClient: 'Client',
  filterText: 'Texte des détails',
  clear: 'Effacer les filtres',
  exportLines: 'Exporter en CSV',
  exportBound:
    'Les lignes les plus récentes d’abord ; si le fichier est coupé, sa dernière ligne le dit.',
  from: (address: string) => `depuis ${address}`,
  verify: 'Vérifier l’intégrité',
  intactTitle: 'Le journal est intact.',
  brokenTitle: 'Le journal a été altéré.',
  intact: (lines: number, waiting: number) =>
    waiting === 0
      ? `${plural(lines, 'ligne relue', 'lignes relues')} : aucune n’a été changée, retirée ni ajoutée après coup.`
      : `${plural(lines, 'ligne relue', 'lignes relues')} sans aucun changement ; ${plural(waiting, 'ligne récente sera scellée', 'lignes récentes seront scellées')} dans un instant.`,
  head: (head: string) =>
    `Empreinte de la dernière ligne : ${head}. Notée ailleurs, elle prouvera plus tard que rien n’a été réécrit.`,
  dropped: (lines: number) =>
    `${plural(lines, 'ligne plus ancienne a été retirée', 'lignes plus anciennes ont été retirées')} au terme de la durée de conservation : un point de contrôle signé dit où le journal commence.`,
  checkpoints: (count: number, position: number, moment: string) =>
    `${plural(count, 'point de contrôle signé vérifié', 'points de contrôle signés vérifiés')}, le dernier à la ligne ${position.toLocaleString('fr-FR')}, le ${moment}.`,
  checkpointsNone: 'Aucun point de contrôle signé encore : le premier vient dans l’heure.',
  exportCheckpoint: 'Exporter le point de contrôle signé',
  exportCheckpointWhy:
    'Gardé hors de ce serveur, il montrera même une fin coupée ou un journal entièrement refait.',
  broken: (position: number, what: string) =>
    `À la ligne ${position.toLocaleString('fr-FR')} : ${what}`,
  brokenRemedy:
    'Ne modifiez rien. Gardez une copie de la base et prévenez la personne responsable de la sécurité.',
})

const brokenTexts: Readonly<Record<Extract<AuditVerdict, { intact: false }>['what'], string>> =
  french({
    'line-changed': 'son contenu n’est plus celui qui a été scellé.',
    'line-missing': 'une ligne manque.',
    'line-unsealed': 'elle n’est pas scellée alors que des suivantes le sont.',
    'seal-broken': 'son sceau ne suit pas celui de la ligne précédente.',
    'chain-rewritten':
      'son sceau n’est pas celui qu’un point de contrôle signé atteste : le journal a été refait jusqu’ici.',
    'tail-cut': 'elle manque, et d’autres après elle, qu’un point de contrôle signé atteste.',
    'checkpoint-forged': 'son point de contrôle n’est pas signé par une clé de cette maison.',
    'checkpoint-broken':
      'son point de contrôle ne suit pas le précédent : un point de contrôle a été retiré, ajouté ou remplacé.',
  })

/** How the log stands to a checkpoint kept elsewhere. */
const judgementTexts = french({
  holds: (position: number) =>
    `le journal passe par la ligne ${position.toLocaleString('fr-FR')} qu’il atteste.`,
  'tail-cut': (position: number, end: number) =>
    `JOURNAL ALTÉRÉ, il atteste la ligne ${position.toLocaleString('fr-FR')} et le journal s’arrête à la ligne ${end.toLocaleString('fr-FR')}.`,
  'chain-rewritten': (position: number) =>
    `JOURNAL ALTÉRÉ, le sceau de la ligne ${position.toLocaleString('fr-FR')} n’est plus celui qu’il atteste.`,
  'checkpoint-missing': (position: number) =>
    `JOURNAL ALTÉRÉ, ce point de contrôle de la ligne ${position.toLocaleString('fr-FR')} n’y est plus.`,
  unreadable: () => 'ce n’est pas un point de contrôle signé par cette maison.',
})

export function judgementSaid(judged: {
  readonly what: keyof typeof judgementTexts
  readonly position?: number
  readonly end?: number
}): string {
  return judgementTexts[judged.what](judged.position ?? 0, judged.end ?? 0)
}

/** What a whole reading found, a sentence a line. */
export function verdictSaid(verdict: AuditVerdict): readonly string[] {
  if (!verdict.intact)
    return [auditTexts.broken(verdict.position, brokenTexts[verdict.what]), auditTexts.brokenRemedy]
  const { lines, waiting, dropped, checkpoints, lastCheckpoint: last, head } = verdict
  return [
    auditTexts.intact(lines, waiting),
    ...(dropped > 0 ? [auditTexts.dropped(dropped)] : []),
    last === null
      ? auditTexts.checkpointsNone
      : auditTexts.checkpoints(checkpoints, last.position, momentSaid(last.at)),
    ...(head === null ? [] : [auditTexts.head(head)]),
  ]
}
