import type { RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { brand } from './brand.ts'
import type { ExitName } from './exit-codes.ts'

/**
 * Every "no" the agent says by itself. What was typed is never repeated: a code or a password may
 * have been typed in the wrong place.
 */
const failures = {
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
  'authority-damaged': row(
    'folder',
    'Le certificat d’autorité gardé dans {file} n’est plus lisible.',
    'Remettez à cet endroit le certificat au format PEM, ou supprimez ce fichier s’il n’est plus utile.',
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

export type FailureCode = keyof typeof failures

type Words<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
  ? Word | Words<Rest>
  : never
type Details<Code extends FailureCode> = [Words<(typeof failures)[Code]['sentence']>] extends [
  never,
]
  ? []
  : [details: Readonly<Record<Words<(typeof failures)[Code]['sentence']>, string>>]

/** What is told to whoever started the command. */
export type Told = { readonly code: string; readonly message: string; readonly remedy: string }

/** An expected "no" of the agent. */
export class Failure extends Error {
  readonly exit: ExitName
  readonly told: Told & { readonly code: FailureCode }

  constructor(code: FailureCode, message: string) {
    super(message)
    this.name = 'Failure'
    this.exit = failures[code].exit
    this.told = { code, message, remedy: failures[code].remedy }
  }
}

export function failure<Code extends FailureCode>(
  code: Code,
  ...[details]: Details<Code>
): Failure {
  const words: Readonly<Record<string, string>> = details ?? {}
  const fill = (_: string, word: string): string => words[word] ?? '—'
  return new Failure(code, failures[code].sentence.replace(/\{(\w+)\}/g, fill))
}

export function fail<Code extends FailureCode>(code: Code, ...details: Details<Code>): never {
  throw failure(code, ...details)
}

/** What anything thrown comes to: our failure, the service's refusal, or the unexpected. */
export function toldOf(error: unknown): { exit: ExitName; told: Told } {
  if (error instanceof Failure) return error
  if (error instanceof Refusal) {
    const { code, title, remedy } = error.problem
    return { exit: exitOfRefusal(code), told: { code, message: title, remedy } }
  }
  const why = error instanceof Error ? error.message : String(error)
  return failure('unexpected', { why })
}

/** A refusal from a later version of the service is one all the same. */
function exitOfRefusal(code: RefusalCode): ExitName {
  const exitOf: Partial<Record<RefusalCode, ExitName>> = {
    'enrolment-refused': 'not-attached',
    'agent-refused': 'not-attached',
    'no-licence': 'no-licence',
    unexpected: 'unexpected',
  }
  return exitOf[code] ?? 'not-allowed'
}

function row<const E extends ExitName, const S extends string, const R extends string>(
  exit: E,
  sentence: S,
  remedy: R,
) {
  return { exit, sentence, remedy }
}
