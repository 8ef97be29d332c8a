import { brand } from './brand.ts'
import type { ExitName } from './exit-codes.ts'

/**
 * Every "no" the agent says by itself. What was typed is never repeated: a code or a password may
 * have been typed in the wrong place.
 */
export const failureTexts = {
  'roots-missing': row(
    'unexpected',
    'Cet agent a été lancé sans les clés publiques de l’éditeur.',
    'Utilisez le fichier outils.cjs fourni par votre distributeur.',
  ),
  unexpected: row(
    'unexpected',
    'Erreur inattendue : {why}',
    'Recommencez. Si cela dure, envoyez ce message à votre distributeur.',
  ),

  // What was typed
  'usage-refused': row('usage', '{why}', 'Lancez « outils --help » pour voir comment l’écrire.'),
  'code-on-command-line': row(
    'usage',
    'Le code de rattachement ne se donne pas sur la ligne de commande : il resterait dans l’historique du terminal et dans la liste des programmes.',
    'Lancez « outils rattacher ADRESSE » : le code sera demandé ensuite. Si vous venez de le taper, demandez-en de préférence un autre.',
  ),
  'code-missing': row(
    'usage',
    'Aucun code de rattachement n’a été donné.',
    'Tapez le code quand il est demandé, ou donnez-le seul, sur une ligne, à l’entrée standard.',
  ),
  'address-refused': row(
    'usage',
    'Cette adresse ne convient pas : il faut https://hôte, sans chemin (http:// seulement pour ce poste lui-même).',
    'Recopiez l’adresse donnée par votre distributeur.',
  ),
  'proxy-address-refused': row(
    'usage',
    'L’adresse du proxy ne convient pas ({origin}).',
    'Écrivez-la http://hôte:port ou http://utilisateur:motdepasse@hôte:port ; un signe comme @ ou % dans le mot de passe s’écrit %40 ou %25.',
  ),
  'authority-refused': row(
    'usage',
    'Ce fichier ne contient pas de certificat lisible.',
    'Donnez le certificat de l’autorité au format PEM : il commence par « -----BEGIN CERTIFICATE----- ».',
  ),
  'ogec-refused': row(
    'usage',
    'Ce code OGEC ne convient pas : il compte 8 caractères, le premier est un chiffre.',
    `Lisez-le dans ${brand.onPremise} : Fichier / Dossier / Propriétés.`,
  ),
  'password-missing': row(
    'usage',
    'Aucun mot de passe n’a été donné.',
    'Tapez-le quand il est demandé, ou donnez-le seul, sur une ligne, à l’entrée standard.',
  ),
  'file-not-found': row(
    'usage',
    'Ce fichier n’existe pas ou ne peut pas être lu.',
    'Vérifiez le chemin et vos droits sur le fichier.',
  ),

  // The folder
  'folder-denied': row(
    'folder',
    'Le dossier {folder} ne peut pas être lu ou écrit ({reason}).',
    'Lancez la commande avec les droits d’administration, ou choisissez un autre dossier avec --dossier.',
  ),
  'disk-full': row(
    'folder',
    'Le disque du dossier {folder} est plein.',
    'Libérez de la place sur ce disque, puis recommencez : rien de ce qui est arrivé n’est perdu.',
  ),
  'folder-busy': row(
    'folder',
    'Une autre commande de l’agent écrit en ce moment dans le dossier {folder}.',
    'Attendez qu’elle finisse, puis recommencez.',
  ),
  'mapping-not-named': row(
    'usage',
    'Ce poste ne sait pas encore où est la base de l’établissement.',
    'Lancez « outils source definir FICHIER » avec le fichier de correspondance.',
  ),
  'mapping-missing': row(
    'source-refused',
    'Le fichier de correspondance {file} ne peut pas être lu.',
    'Remettez-le à sa place, ou donnez le nouveau avec « outils source definir FICHIER ».',
  ),
  'mapping-refused': row(
    'source-refused',
    'Le fichier de correspondance {file} a des erreurs, la première à la ligne et colonne {where}.',
    'Lancez « outils source verifier » : toutes sont dites, avec ce qu’il faut écrire.',
  ),
  'message-too-large': row(
    'network',
    'Quelque chose entre ce poste et le service refuse les envois de cette taille.',
    'Demandez à qui gère le réseau d’accepter des envois de 512 Ko vers l’adresse du service, puis relancez le transfert.',
  ),
  'transfer-running': row(
    'folder',
    'Un transfert est déjà en cours dans {folder}.',
    'Attendez sa fin : il se poursuit seul. S’il dure anormalement, cherchez une commande « outils » bloquée et arrêtez-la.',
  ),
  'planner-running': row(
    'folder',
    '« outils planifier » tourne déjà pour le dossier {folder}.',
    'Un seul suffit : laissez celui-là, ou arrêtez-le d’abord.',
  ),
  'attachment-damaged': row(
    'folder',
    'Le fichier {file} est abîmé, ou vient d’une version plus récente.',
    'Demandez un code à votre distributeur, puis lancez de nouveau « outils rattacher ».',
  ),
  'state-damaged': row(
    'folder',
    'Le fichier {file} est abîmé, ou vient d’une version plus récente.',
    'Supprimez ce fichier, puis lancez « outils licence recuperer ».',
  ),
  'maintenance-damaged': row(
    'folder',
    'Le fichier {file} est abîmé, ou vient d’une version plus récente : la maintenance reste verrouillée.',
    'Demandez à un administrateur de ce poste de supprimer ce fichier, puis recommencez.',
  ),
  'authority-damaged': row(
    'folder',
    'Le certificat d’autorité gardé dans {file} n’est plus lisible.',
    'Remettez à cet endroit le certificat au format PEM, ou supprimez ce fichier s’il n’est plus utile.',
  ),

  // Licences
  'no-licence-given': row(
    'no-licence',
    'Aucune licence n’a été délivrée pour la semaine {week}.',
    'Demandez à votre distributeur de la délivrer.',
  ),
  'no-licence-in-place': row(
    'no-licence',
    'Aucune licence n’est en place sur ce poste.',
    'Lancez « outils licence recuperer », ou importez le fichier donné par votre distributeur.',
  ),
  'licence-was-revoked': row(
    'licence-refused',
    'Cette licence a été annulée par votre distributeur.',
    'Demandez à votre distributeur celle qui la remplace.',
  ),

  // The password of the day
  'password-wrong': row(
    'password-refused',
    'Ce n’est pas le mot de passe du jour. Ce poste croit être le {day}. {left}',
    'Vérifiez la date du poste, puis demandez à votre distributeur de relire le mot de passe de ce jour.',
  ),
  'password-unknown': row(
    'password-refused',
    'Aucune licence de ce poste ne connaît le mot de passe de ce jour : elle a plus de cinq semaines, ou n’en porte aucun. Ce poste croit être le {day}.',
    'Vérifiez la date du poste, puis importez une licence récente : outils licence importer FICHIER.',
  ),
  'password-clock-back': row(
    'password-refused',
    'La date de ce poste est en retard sur la dernière connue : il croit être le {day}.',
    'Réglez la date et l’heure du poste, puis recommencez.',
  ),
  'tries-paused': row(
    'too-many-tries',
    'Trop d’essais : ce mot de passe n’a pas été contrôlé. Le prochain essai sera possible le {at}.',
    'Attendez ce moment, puis recommencez avec le mot de passe du jour.',
  ),
  'tries-used-up': row(
    'too-many-tries',
    'Trop d’essais aujourd’hui ({most}) : ce mot de passe n’a pas été contrôlé.',
    'Recommencez demain avec le mot de passe du jour.',
  ),

  // The way to the service
  'not-attached': row(
    'not-attached',
    'Ce poste n’est pas rattaché.',
    'Demandez un code à votre distributeur, puis lancez « outils rattacher ADRESSE ».',
  ),
  'name-not-found': row(
    'network',
    'Le nom du service est introuvable sur le réseau ({reason}).',
    'Vérifiez la connexion à internet et l’adresse ; derrière un proxy, donnez-le avec --proxy ou HTTPS_PROXY.',
  ),
  unreachable: row(
    'network',
    'Le service est injoignable ({reason}).',
    'Vérifiez la connexion à internet, le pare-feu et le proxy, puis recommencez.',
  ),
  'no-answer': row(
    'network',
    'Le service n’a pas répondu à temps.',
    'Recommencez dans un instant. Si cela dure, vérifiez le pare-feu et le proxy.',
  ),
  'service-busy': row(
    'network',
    'Le service est momentanément indisponible ({reason}).',
    'Recommencez dans quelques minutes.',
  ),
  'certificate-refused': row(
    'network',
    'Le certificat présenté pour le service n’est pas reconnu ({reason}).',
    'Vérifiez la date du poste. Si un proxy de l’établissement lit les échanges, donnez le certificat de son autorité : outils rattacher ADRESSE --ca FICHIER.',
  ),
  'proxy-authentication': row(
    'network',
    'Le proxy demande un nom d’utilisateur et un mot de passe, ou refuse ceux qui ont été donnés.',
    'Donnez-les avec --proxy http://utilisateur:motdepasse@hôte:port.',
  ),
  'proxy-refused': row(
    'network',
    'Le proxy a refusé d’ouvrir le passage vers le service (réponse {reason}).',
    'Demandez à qui gère le proxy d’autoriser l’adresse du service.',
  ),
  'not-the-service': row(
    'network',
    'Une page web a répondu à la place du service : proxy ou portail captif.',
    'Ouvrez un navigateur sur ce poste pour vous identifier sur le réseau, ou faites autoriser l’adresse du service.',
  ),
  'enrolment-unanswered': row(
    'network',
    '{why} Le code de rattachement a peut-être servi quand même.',
    'Recommencez avec le même code. S’il « a déjà servi », demandez-en un autre à votre distributeur.',
  ),
  'answer-too-large': row(
    'network',
    'La réponse reçue est trop volumineuse pour venir du service.',
    'Vérifiez l’adresse, le proxy et le portail captif.',
  ),
  'answer-not-understood': row(
    'network',
    'La réponse reçue n’est pas de celles que cet agent comprend.',
    'Vérifiez l’adresse ; si elle est juste, installez la version de l’agent que fournit votre distributeur.',
  ),
} as const satisfies Record<string, { exit: ExitName; sentence: string; remedy: string }>

function row<const E extends ExitName, const S extends string, const R extends string>(
  exit: E,
  sentence: S,
  remedy: R,
) {
  return { exit, sentence, remedy }
}
