import { timeZones } from '#base/time-zones.ts'
import type { AuditEvent, AuditVerdict } from '#contracts/audit.ts'
import type { HistoryLine } from '#contracts/clients.ts'
import { detailsSaid, momentSaid } from './audit-details.ts'
import { french, plural, spaced } from './french.ts'
import { moduleTexts } from './modules.ts'
import { productStateTexts } from './product-states.ts'
import { alertTexts, modeTexts, roleTexts, schoolRightTexts } from './school-rights.ts'
import { consentTexts } from './supervision.ts'

/** What happened, by event; `details` completes it where there is something to tell. */
export const eventTexts: Readonly<Record<AuditEvent, string>> = french({
  'first-start': 'Premier démarrage du service',
  'signed-in': 'Connexion',
  'signed-out': 'Déconnexion',
  'sessions-ended': 'Sessions fermées',
  'sign-in-refused': 'Connexion refusée',
  'password-chosen': 'Mot de passe choisi par un lien à usage unique',
  'password-changed': 'Mot de passe changé',
  'password-link-sent': 'Lien de mot de passe envoyé',
  'second-factor-asked': 'Mot de passe juste, second facteur demandé',
  'second-factor-refused': 'Second facteur refusé',
  'factor-enrolment-started': 'Ajout d’un second facteur commencé',
  'totp-added': 'Application de codes ajoutée',
  'totp-removed': 'Application de codes retirée',
  'passkey-added': 'Clé d’accès ajoutée',
  'passkey-renamed': 'Clé d’accès renommée',
  'passkey-removed': 'Clé d’accès retirée',
  'recovery-codes-made': 'Codes de secours refaits',
  'recovery-code-used': 'Code de secours utilisé',
  'second-factor-reset': 'Double authentification réinitialisée par un administrateur',
  'staff-invited': 'Personne invitée',
  'staff-changed': 'Personne modifiée',
  'staff-disabled': 'Compte désactivé',
  'staff-enabled': 'Compte réactivé',
  'distributor-created': 'Distributeur créé',
  'distributor-renamed': 'Distributeur renommé',
  'product-version-added': 'Version de produit ajoutée',
  'product-version-changed': 'Version de produit modifiée',
  'product-version-removed': 'Version de produit supprimée de la liste',
  'client-created': 'Client créé',
  'client-changed': 'Fiche modifiée',
  'client-import-started': 'Import de clients commencé',
  'client-import-finished': 'Import de clients terminé',
  'clients-exported': 'Liste de clients exportée',
  'contact-added': 'Contact ajouté',
  'contact-changed': 'Contact modifié',
  'contact-removed': 'Contact retiré',
  'observation-added': 'Observation ajoutée',
  'view-saved': 'Vue de la liste enregistrée',
  'view-changed': 'Vue de la liste modifiée',
  'view-removed': 'Vue de la liste supprimée',
  'list-columns-chosen': 'Colonnes de la liste choisies',
  'contract-saved': 'Contrat enregistré',
  'renewal-switched': 'Renouvellement automatique changé',
  'licence-issued': 'Licence délivrée',
  'licence-replaced': 'Licence remplacée',
  'licence-revoked': 'Licence annulée',
  'licence-downloaded': 'Licence téléchargée',
  'licence-fetched': 'Licence récupérée par le poste',
  'licence-installed': 'Licence en place sur le poste',
  'bulk-issue-started': 'Licences demandées pour tout un filtre',
  'bulk-issue-finished': 'Licences délivrées pour tout un filtre',
  'bulk-change-started': 'Changement demandé pour tout un filtre',
  'bulk-change-finished': 'Changement fait pour tout un filtre',
  'daily-password-revealed': 'Mot de passe du jour affiché',
  'maintenance-unlocked': 'Maintenance déverrouillée sur un poste',
  'maintenance-refused': 'Mot de passe du jour refusé sur un poste',
  'maintenance-locked-out': 'Saisie du mot de passe du jour bloquée sur un poste',
  'maintenance-locked': 'Maintenance refermée sur un poste',
  'enrolment-code-created': 'Code de rattachement créé',
  'agent-enrolled': 'Poste rattaché',
  'agent-detached': 'Poste détaché',
  'online-service-created': 'Client en ligne créé',
  'site-access-switched': 'Accès au site changé',
  'sms-switched': 'SMS changés',
  'service-suspended': 'Suspension (mode été) changée',
  'online-check-asked': 'Vérification demandée au poste',
  'journal-asked': 'Journal de l’agent demandé au poste',
  'online-check-answered': 'Vérification faite par le poste',
  'transfer-ordered': 'Transfert demandé au poste',
  'audit-exported': 'Journal d’audit exporté',
  'settings-changed': 'Réglages modifiés',
  'test-mail-sent': 'Mail d’essai demandé',
  'audit-checkpoint-exported': 'Point de contrôle signé exporté',
  'audit-months-dropped': 'Mois anciens du journal d’audit retirés',
  'held-exported': 'Lignes en attente de suppression exportées',
  'held-accepted': 'Suppression en ligne acceptée',
  'held-refused': 'Suppression en ligne refusée',
  'replica-put-right': 'Copie en ligne remise en accord avec ses lignes',
  'school-administrator-invited': 'Administrateur d’établissement invité',
  'school-administrator-disabled': 'Administrateur d’établissement désactivé par le support',
  'administrator-request-made': 'Administrateur de plus proposé',
  'administrator-request-approved': 'Administrateur de plus approuvé',
  'administrator-request-refused': 'Administrateur de plus refusé',
  'administrator-request-withdrawn': 'Proposition d’administrateur retirée',
  'school-member-invited': 'Personne de l’établissement invitée',
  'school-member-changed': 'Personne de l’établissement modifiée',
  'school-member-disabled': 'Personne de l’établissement désactivée',
  'school-member-enabled': 'Personne de l’établissement réactivée',
  'mail-change-asked': 'Changement d’adresse e-mail demandé',
  'mail-changed': 'Adresse e-mail changée',
  'school-contact-changed': 'Coordonnées modifiées par l’établissement',
  'school-presentation-changed': 'Présentation aux familles modifiée',
  'module-published': 'Publication d’un module changée',
  'alerts-changed': 'Alertes de transfert changées',
  'roll-call-entered': 'Appel saisi en ligne',
  'homework-entered': 'Cahier de textes écrit en ligne',
  'change-requested': 'Modification demandée en ligne au secrétariat',
  'support-consent-changed': 'Accord au support changé',
  'support-consent-asked': 'Accord demandé à l’établissement',
  'supervision-override-asked': 'Urgence demandée sans accord de l’établissement',
  'supervision-override-approved': 'Urgence approuvée sans accord de l’établissement',
  'supervision-asked': 'Supervision demandée',
  'supervision-approved': 'Supervision autorisée depuis le portail',
  'supervision-started': 'Supervision commencée',
  'supervision-mode-changed': 'Mode de supervision changé',
  'supervision-ended': 'Supervision terminée',
  'keys-created': 'Clés faites',
  'signing-key-rotated': 'Nouvelle clé de signature',
  'signing-key-revoked': 'Clé de signature révoquée',
  'root-key-changed': 'Racine changée',
  'daily-password-revision-raised': 'Mot de passe du jour renouvelé après une fuite',
  'daily-password-key-changed': 'Clé maître du mot de passe du jour changée',
  'keys-backed-up': 'Clés sauvegardées',
  'keys-restored': 'Clés restaurées',
  'roots-exported': 'Racines publiques exportées',
  'checkpoint-key-created': 'Clé des points de contrôle faite',
  refused: 'Action refusée',
})

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
export function sentenceOf({ event, details }: Pick<HistoryLine, 'event' | 'details'>): string {
  const sentence = eventTexts[event as AuditEvent] ?? event
  const more = detailsSaid(details)
  return spaced(more === '' ? sentence : `${sentence} : ${more}`)
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
