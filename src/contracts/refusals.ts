/**
 * Every "no" of the product: its HTTP status, what happened, what to do.
 * `{word}` in a sentence is filled from the details given with the refusal.
 */
export const refusals = {
  // Anyone, anywhere
  'input-refused': row(
    400,
    'Certains champs ne conviennent pas.',
    'Corrigez les champs signalés, puis enregistrez de nouveau. Rien n’a été modifié.',
  ),
  'not-signed-in': row(
    401,
    'Votre session est terminée ou n’existe pas.',
    'Connectez-vous : vous reviendrez sur cette page.',
  ),
  'not-allowed': row(
    403,
    'Votre rôle ne permet pas cette action.',
    'Demandez à un administrateur de la faire ou de changer votre rôle.',
  ),
  'cross-site': row(
    403,
    'Cette demande ne vient pas d’une page de ce site.',
    'Rechargez la page depuis l’adresse habituelle et recommencez.',
  ),
  'not-found': row(
    404,
    'Cet élément n’existe pas, ou n’existe plus.',
    'Revenez à la liste : le lien est peut-être ancien.',
  ),
  'too-large': row(
    413,
    'L’envoi dépasse la taille permise.',
    'Réduisez le contenu, puis recommencez.',
  ),
  'not-json': row(
    415,
    'Le contenu envoyé n’est pas du JSON.',
    'Envoyez la demande avec l’en-tête Content-Type: application/json.',
  ),
  'wrong-host': row(
    421,
    'Cette adresse n’est pas celle du site.',
    'Utilisez l’adresse donnée par votre administrateur.',
  ),
  'too-many-tries': row(
    429,
    'Trop d’essais en peu de temps.',
    'Attendez {minutes} minutes, puis recommencez.',
  ),
  unexpected: row(
    500,
    'Le service a rencontré une erreur inattendue. Rien n’a été modifié.',
    'Recommencez dans un instant. Si cela dure, donnez la référence {reference} à votre administrateur.',
  ),

  'unreadable-answer': row(
    502,
    'Une réponse illisible est arrivée à la place de celle du service.',
    'Un proxy ou un portail s’est peut-être interposé. Rechargez la page, et vérifiez si votre dernière action a été faite.',
  ),

  // Sign-in
  'sign-in-refused': row(
    401,
    'E-mail ou mot de passe incorrect.',
    'Vérifiez la saisie. Après plusieurs essais le compte se ferme une heure ; « Mot de passe oublié » le rouvre tout de suite.',
  ),
  'link-refused': row(
    410,
    'Ce lien a déjà servi, a expiré ou n’est pas complet.',
    'Demandez-en un autre par « Mot de passe oublié », ou à votre administrateur.',
  ),
  'password-too-short': row(
    422,
    'Le mot de passe doit compter au moins {charactersMin} caractères.',
    'Une phrase de quatre ou cinq mots convient très bien.',
  ),
  'password-too-common': row(
    422,
    'Ce mot de passe se devine trop facilement : {why}',
    'Choisissez une phrase que vous seul connaissez, sans votre nom ni celui de votre société.',
  ),
  'password-wrong': row(
    422,
    'Le mot de passe actuel n’est pas le bon.',
    'Vérifiez la saisie. Votre mot de passe n’a pas changé.',
  ),

  // Staff and distributors
  'mail-taken': row(
    409,
    'Un compte existe déjà avec cet e-mail.',
    'Cherchez ce compte dans l’équipe : il est peut-être désactivé.',
  ),
  'technician-without-distributor': row(
    422,
    'Un technicien appartient à un distributeur.',
    'Choisissez son distributeur.',
  ),
  'last-administrator': row(
    409,
    'C’est le dernier administrateur actif.',
    'Donnez d’abord ce rôle à une autre personne.',
  ),
  'own-account': row(
    409,
    'On ne retire pas ses propres droits.',
    'Demandez à un autre administrateur.',
  ),
  'account-disabled': row(409, 'Ce compte est désactivé.', 'Réactivez-le d’abord.'),
  'account-active': row(
    409,
    'Cette personne a déjà choisi son mot de passe.',
    'Si elle l’a perdu, « Mot de passe oublié » sur la page de connexion lui envoie un lien.',
  ),
  'distributor-taken': row(
    409,
    'Un distributeur porte déjà ce nom.',
    'Choisissez un autre nom, ou modifiez celui qui existe.',
  ),

  // Clients
  'ogec-taken': row(
    409,
    'Le code OGEC {ogec} est déjà celui d’un client.',
    'Vérifiez le code dans Fichier / Dossier / Propriétés. S’il est juste, ce client existe déjà, peut-être chez un autre distributeur : voyez avec l’éditeur.',
  ),
  'changed-meanwhile': row(
    409,
    '{who} a modifié cette fiche pendant que vous l’aviez ouverte.',
    'Vos saisies sont gardées à l’écran. Comparez, puis enregistrez de nouveau.',
  ),
  'contact-limit': row(
    409,
    'Une fiche garde au plus {contactsMax} contacts.',
    'Retirez un contact qui n’est plus utile.',
  ),

  // Contract and licences
  'contract-ends-before-it-starts': row(
    422,
    'Le contrat finit avant de commencer.',
    'Vérifiez les deux dates.',
  ),
  'no-contract': row(
    409,
    'Ce client n’a pas de contrat.',
    'Enregistrez d’abord son contrat : modules, effectif, dates.',
  ),
  'contract-does-not-cover-week': row(
    409,
    'Le contrat ne couvre pas la semaine {week} : il va du {startsOn} au {endsOn}.',
    'Prolongez le contrat, ou corrigez ses dates.',
  ),
  'licence-already-issued': row(
    409,
    'La licence de la semaine {week} existe déjà, délivrée par {who}.',
    'Téléchargez-la, ou laissez l’agent la récupérer.',
  ),
  'licence-keys-expired': row(
    503,
    'Aucune clé ne peut signer de licence en ce moment : la dernière va jusqu’au {on}. Rien n’a été délivré.',
    'Prévenez l’éditeur : elle se renouvelle sur le serveur.',
  ),
  'too-early-for-next-week': row(
    409,
    'La licence de la semaine {week} se délivre à partir du {on}.',
    'Revenez ce jour-là ; avec le renouvellement automatique elle viendra seule.',
  ),
  'licence-not-living': row(
    409,
    'Cette licence n’est plus en cours : elle a été annulée, remplacée, ou elle a expiré.',
    'Rechargez la page : le registre dit ce qu’elle est devenue.',
  ),
  'licence-revoked': row(
    410,
    'Cette licence a été annulée : son fichier ne se télécharge plus.',
    'Téléchargez celle qui l’a remplacée, ou délivrez-en une autre.',
  ),
  'bulk-issue-empty': row(
    409,
    'Aucun client de ce filtre ne peut recevoir cette licence.',
    'Changez le filtre ou la semaine : le détail dit pourquoi, client par client.',
  ),
  'bulk-issue-too-large': row(
    422,
    'Ce filtre donne {clients} clients ; on en traite au plus {clientsMax} à la fois.',
    'Choisissez un distributeur ou un état, et recommencez pour les autres.',
  ),
  'unknown-licence-code': row(
    404,
    'Ce code de refus n’existe pas.',
    'Un code s’écrit L-01 à L-18 : faites-le relire, ou déposez le fichier.',
  ),
  'password-of-another-distributor': row(
    409,
    'Cet établissement détient encore une licence de son ancien distributeur, dont le mot de passe n’est pas le vôtre.',
    'Utilisez « Remplacer la licence », puis faites-la récupérer ou importer sur le poste. D’ici là, un administrateur de l’éditeur peut le donner.',
  ),
  'nothing-left-to-issue': row(
    409,
    'Le contrat ne couvre plus rien de la semaine {week} : il n’y a pas de licence à mettre à la place.',
    'Prolongez le contrat, ou annulez cette licence.',
  ),
  'no-password-in-licence': row(
    409,
    'La licence de cet établissement ne porte pas de quoi vérifier le mot de passe du jour.',
    'Utilisez « Remplacer la licence », puis faites-la récupérer ou importer sur le poste.',
  ),

  // The agent in the school
  'enrolment-refused': row(
    410,
    'Ce code de rattachement est inconnu, a déjà servi ou a expiré.',
    'Demandez un nouveau code à votre distributeur : il vaut 24 heures et une seule fois.',
  ),
  'agent-refused': row(
    401,
    'Ce poste n’est pas rattaché, ou ne l’est plus.',
    'Demandez un code à votre distributeur, puis lancez « outils rattacher ».',
  ),
} as const

export type RefusalCode = keyof typeof refusals

/** Refusals that any endpoint may give; the others are declared endpoint by endpoint. */
export const commonRefusals = [
  'input-refused',
  'not-signed-in',
  'not-allowed',
  'cross-site',
  'not-found',
  'too-large',
  'not-json',
  'wrong-host',
  'unexpected',
] as const satisfies readonly RefusalCode[]

type Words<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
  ? Word | Words<Rest>
  : never
type RowWords<Code extends RefusalCode> =
  | Words<(typeof refusals)[Code]['sentence']>
  | Words<(typeof refusals)[Code]['remedy']>

type Details = Readonly<Record<string, unknown>>

/** What a refusal must be given: the words of its sentence, and anything more that helps the page. */
export type RefusalArguments<Code extends RefusalCode> = [RowWords<Code>] extends [never]
  ? [details?: Details]
  : [details: Details & Readonly<Record<RowWords<Code>, string | number>>]

/** RFC 9457 problem details, as every refusal travels. */
export type Problem = {
  readonly type: string
  readonly status: number
  readonly title: string
  readonly code: RefusalCode
  readonly remedy: string
  readonly details: Details
}

export function problemOf(code: RefusalCode, details: Details): Problem {
  const { status, sentence, remedy } = refusals[code]
  return {
    type: `urn:gestion-clients:refus:${code}`,
    status,
    title: fill(sentence, details),
    code,
    remedy: fill(remedy, details),
    details,
  }
}

function fill(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = details[word]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '—'
  })
}

function row<const S extends number, const T extends string, const R extends string>(
  status: S,
  sentence: T,
  remedy: R,
) {
  return { status, sentence, remedy }
}
