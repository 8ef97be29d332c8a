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

  'audit-empty': row(
    409,
    'Le journal d’audit est encore vide : il n’y a rien à signer.',
    'Recommencez après la première action.',
  ),
  'audit-broken': row(
    409,
    'Le journal d’audit ne continue pas son dernier point de contrôle : rien n’a été signé.',
    'Lancez « Vérifier l’intégrité » pour savoir où, et prévenez la personne responsable de la sécurité.',
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

  // The second factor
  'second-factor-refused': row(
    401,
    'Ce code ou cette clé d’accès n’est pas accepté.',
    'Attendez le code suivant de votre application : chacun ne sert qu’une fois. Après plusieurs essais la saisie se ferme une heure. Sans votre téléphone, prenez un code de secours.',
  ),
  'second-step-over': row(
    410,
    'Cette connexion a expiré, a déjà abouti, ou a commencé dans un autre navigateur.',
    'Recommencez avec votre e-mail et votre mot de passe.',
  ),
  'factor-code-wrong': row(
    422,
    'Ce code n’est pas celui que l’application affiche en ce moment.',
    'Vérifiez l’heure du téléphone, puis saisissez le code suivant. Rien n’a changé.',
  ),
  'enrolment-over': row(
    410,
    'Cet ajout a expiré ou a déjà abouti.',
    'Recommencez depuis « Double authentification ».',
  ),
  'passkey-refused': row(
    422,
    'Cette clé d’accès n’a pas pu être ajoutée.',
    'Elle l’est peut-être déjà. Recommencez, ou essayez un autre appareil. Rien n’a changé.',
  ),
  'passkeys-limit': row(
    409,
    'Un compte garde au plus {passkeysMax} clés d’accès.',
    'Retirez celles qui ne servent plus.',
  ),
  'test-mail-failed': row(
    502,
    'Le mail d’essai n’est pas parti : {why}.',
    'Vérifiez SMTP_URL et MAIL_FROM dans l’environnement du service, redémarrez-le, puis essayez de nouveau. Les mails en attente partiront alors d’eux-mêmes.',
  ),
  'second-factor-required': row(
    403,
    'Votre rôle demande une double authentification, et votre compte n’en a pas encore.',
    'Ajoutez une application de codes ou une clé d’accès dans « Mon compte », « Double authentification » : tout s’ouvre aussitôt.',
  ),
  'last-factor-of-role': row(
    409,
    'Votre rôle demande une double authentification : c’est la dernière de votre compte.',
    'Ajoutez-en d’abord une autre, puis retirez celle-ci. Rien n’a changé.',
  ),
  'no-second-factor': row(
    409,
    'Ce compte n’a pas de second facteur.',
    'Rechargez la page : il a peut-être été retiré.',
  ),
  'password-too-short-alone': row(
    409,
    'Sans second facteur, le mot de passe doit compter au moins {charactersMin} caractères ; le vôtre est plus court.',
    'Choisissez d’abord un mot de passe plus long, puis recommencez. Rien n’a changé.',
  ),

  // Staff and distributors
  'mail-taken': row(
    409,
    'Un compte existe déjà avec cet e-mail.',
    'Cherchez-le dans la liste des comptes : il est peut-être désactivé.',
  ),
  'technician-without-distributor': row(
    422,
    'Un technicien appartient à un distributeur.',
    'Choisissez son distributeur.',
  ),
  'last-administrator': row(
    409,
    'C’est le dernier administrateur actif.',
    'Donnez d’abord ce rôle à une autre personne, ou voyez avec l’éditeur.',
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

  // Products
  'product-version-taken': row(
    409,
    'La version {version} est déjà dans la liste de ce produit.',
    'Modifiez celle qui y est, ou corrigez le numéro.',
  ),
  'product-version-in-use': row(
    409,
    'La version {version} est encore utilisée : {schools} établissement(s) l’ont sur leur poste.',
    'Passez-la à l’état « Retirée » : elle reste suivie jusqu’à la mise à jour du dernier poste.',
  ),
  'product-version-limit': row(
    409,
    'On garde au plus {productVersionsMax} versions.',
    'Supprimez de la liste de vieilles versions que plus personne n’utilise, puis recommencez.',
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
  'view-name-taken': row(
    409,
    'Vous avez déjà une vue nommée « {name} ».',
    'Choisissez un autre nom, ou supprimez d’abord celle-là.',
  ),
  'view-limit': row(
    409,
    'On garde au plus {savedViewsMax} vues.',
    'Supprimez une vue qui ne sert plus, puis recommencez.',
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
  'bulk-order-too-large': row(
    422,
    'Ce filtre donne {clients} clients ; on en traite au plus {clientsMax} à la fois.',
    'Choisissez un distributeur ou un état, et recommencez pour les autres.',
  ),
  'import-file-not-text': row(
    422,
    'Ce fichier n’est pas un texte CSV : c’est peut-être le classeur lui-même.',
    'Dans le tableur, choisissez « Enregistrer sous » puis « CSV UTF-8 », et prenez ce fichier-là.',
  ),
  'import-file-unreadable': row(
    422,
    'Ce fichier ne se lit plus à partir de la ligne {line} : un guillemet y est mal placé.',
    'Retirez ou doublez ce guillemet, ou enregistrez de nouveau le fichier depuis le tableur.',
  ),
  'import-file-empty': row(
    422,
    'Ce fichier ne contient aucun client.',
    'La première ligne nomme les colonnes, chacune des suivantes est un client : partez du « Modèle de fichier ».',
  ),
  'import-file-too-large': row(
    422,
    'Ce fichier dépasse {megabytes} Mo.',
    'Partagez-le en plusieurs fichiers, chacun avec la première ligne, et importez-les l’un après l’autre.',
  ),
  'import-file-too-long': row(
    422,
    'Ce fichier compte plus de {linesMax} lignes.',
    'Partagez-le en plusieurs fichiers, chacun avec la première ligne, et importez-les l’un après l’autre.',
  ),
  'import-file-too-wide': row(
    422,
    'Une ligne de ce fichier compte plus de {columnsMax} cellules.',
    'Gardez les colonnes du « Modèle de fichier », et supprimez les colonnes vides à droite.',
  ),
  'import-has-faults': row(
    422,
    '{badLines} lignes de ce fichier ne conviennent pas. Aucun client n’a été créé.',
    'Vérifiez le fichier de nouveau : chaque ligne est montrée avec sa raison. Corrigez-les, ou retirez-les.',
  ),
  'bulk-change-empty': row(
    409,
    'Ce changement ne changerait aucun client de ce filtre.',
    'Changez le filtre ou la valeur : le détail dit pourquoi, client par client.',
  ),
  'bulk-order-under-way': row(
    409,
    'Ce changement n’est pas terminé.',
    'Attendez la fin, puis annulez.',
  ),
  'bulk-order-undone': row(
    409,
    'Ce changement a déjà été annulé.',
    'Ouvrez son annulation pour voir ce qu’elle a donné.',
  ),
  'bulk-order-final': row(
    409,
    'Cet ordre ne s’annule pas d’un coup.',
    'Une licence délivrée s’annule une par une, et une annulation se refait par un nouvel ordre.',
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

  // The online service
  'ogec-of-another-client': row(
    422,
    'Le code OGEC {ogec} est celui d’un autre client.',
    'Relisez-le dans Fichier / Dossier / Propriétés, sur le poste de cet établissement. Rien n’a été créé.',
  ),
  'ogec-differs-from-file': row(
    422,
    'Le code OGEC {ogec} n’est pas celui de cette fiche ({expected}).',
    'Relisez-le dans Fichier / Dossier / Propriétés. Si c’est la fiche qui est fausse, corrigez-la d’abord (onglet Général).',
  ),
  'service-ogec-taken': row(
    409,
    'Un service en ligne existe déjà sous le code OGEC {ogec}, pour un autre client.',
    'Ce code a changé de fiche : voyez avec l’éditeur, qui dira lequel des deux le garde.',
  ),
  'service-not-created': row(
    409,
    'Le client en ligne de cet établissement n’existe pas encore.',
    'Créez-le dans l’onglet du service en ligne, avec son code OGEC.',
  ),
  'service-closed': row(
    403,
    'L’accès au service en ligne est fermé pour cet établissement.',
    'Demandez à votre distributeur de l’ouvrir : case « Accès au site ».',
  ),
  'service-suspended': row(
    403,
    'Le service en ligne est suspendu (mode été) jusqu’au {until} inclus.',
    'Il reprendra de lui-même le lendemain. Le distributeur peut lever la suspension plus tôt.',
  ),
  'sms-closed': row(
    403,
    'Les SMS ne sont pas ouverts pour cet établissement.',
    'Demandez à votre distributeur de les ouvrir : case « SMS ».',
  ),
  'suspension-out-of-range': row(
    422,
    'La suspension finit au plus tôt aujourd’hui, au plus tard dans un an ({latest}).',
    'Choisissez le dernier jour de fermeture.',
  ),
  'no-agent-attached': row(
    409,
    'Aucun poste n’est rattaché à cet établissement : personne ne peut répondre de là-bas.',
    'Rattachez un poste (onglet Licences), puis recommencez.',
  ),
  'site-closed': row(
    403,
    'Le site de {school} est fermé pour le moment.',
    'Adressez-vous au secrétariat de l’établissement.',
  ),
  'site-suspended': row(
    403,
    'Le site de {school} est en pause jusqu’au {until} inclus.',
    'Revenez le lendemain, ou adressez-vous au secrétariat de l’établissement.',
  ),

  // The admin site of a school
  'service-read-only': row(
    403,
    'L’accès au service en ligne est fermé : tout se lit, rien ne se modifie.',
    'Demandez à votre distributeur de l’ouvrir. Votre saisie est gardée à l’écran.',
  ),
  'entry-reference-missing': row(
    422,
    'Cette saisie se rapporte à une fiche de « {collection} » qui n’est pas en ligne.',
    'Rechargez la page. Si la fiche existe dans le logiciel de l’établissement, lancez un transfert, puis recommencez. Rien n’a été enregistré.',
  ),
  'logo-refused': row(
    422,
    'Ce fichier n’est pas l’image qu’il prétend être.',
    'Choisissez un PNG ou un JPEG de 100 Ko au plus, par exemple enregistré de nouveau par un logiciel d’images.',
  ),
  'module-not-in-contract': row(
    409,
    'Ce module n’est pas dans le contrat de l’établissement.',
    'Voyez avec votre distributeur pour l’ajouter.',
  ),
  'publication-out-of-range': row(
    422,
    'Une publication commence entre un an en arrière et un an en avant.',
    'Choisissez un jour entre le {earliest} et le {latest}.',
  ),
  'mail-of-another-school': row(
    409,
    'Cette adresse est déjà celle d’un compte d’un autre établissement.',
    'Une adresse entre dans un seul établissement : prenez-en une autre pour celui-ci.',
  ),
  'staff-address': row(
    422,
    'Cette adresse est celle d’une personne du support.',
    'Les comptes d’un établissement appartiennent à ses propres gens : donnez l’adresse de l’un d’eux.',
  ),
  'accounts-limit': row(
    409,
    'Un établissement garde au plus {accountsMax} comptes.',
    'Réactivez un compte existant plutôt que d’en créer un autre.',
  ),
  'request-open': row(
    409,
    'Une demande est déjà en attente pour cette adresse.',
    'Un administrateur de l’établissement l’accepte sur sa page « Comptes », ou deux administrateurs de l’éditeur ici.',
  ),
  'request-closed': row(
    409,
    'Cette demande a déjà sa réponse, ou a expiré.',
    'Rechargez la page ; si besoin, faites une nouvelle demande.',
  ),

  // Supervision
  'consent-missing': row(
    403,
    'L’établissement n’a pas donné son accord à une supervision en ce moment.',
    'Demandez-le par mail ou au téléphone : « Accès du support » sur son site d’administration.',
  ),
  'consent-not-needed': row(
    409,
    'L’établissement permet déjà la supervision.',
    'Utilisez « Superviser ».',
  ),
  'nobody-to-ask': row(
    409,
    'L’établissement n’a aucun administrateur qui ait choisi son mot de passe.',
    'Créez-le ou renvoyez-lui son lien dans « Identifiants Admin ».',
  ),
  'reason-without-sentence': row(
    422,
    'Le motif « Autre » demande une phrase.',
    'Écrivez en quelques mots pourquoi vous entrez : l’établissement la lira.',
  ),
  'supervision-code-refused': row(
    410,
    'Cette entrée en supervision a expiré, a déjà servi, ou a commencé dans un autre navigateur.',
    'Revenez à la fiche du client et utilisez « Superviser » de nouveau.',
  ),
  'supervision-ended': row(
    401,
    'La supervision de {school} est terminée.',
    'Pour continuer, commencez-en une autre depuis la fiche du client.',
  ),
  'supervision-only-reads': row(
    403,
    'En consultation, rien ne se modifie.',
    'Utilisez « Passer en modification » dans le bandeau, puis recommencez.',
  ),
  'made-for-another': row(
    409,
    'Cette page a été ouverte pour un autre compte ou un autre établissement que celui qui est connecté maintenant.',
    'Rien n’a été modifié. Rechargez la page : elle dira de qui elle est.',
  ),
  'denied-in-supervision': row(
    403,
    'Cette fonction n’est pas permise en supervision.',
    'Seule une personne de l’établissement peut le faire, avec son propre compte.',
  ),
  'override-closed': row(
    409,
    'Cette demande d’urgence a expiré ou a déjà été approuvée.',
    'Faites-en une nouvelle si l’urgence dure.',
  ),
  'override-own': row(
    409,
    'La même personne ne peut pas demander et approuver.',
    'Demandez à un autre administrateur de l’éditeur.',
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

  // Transfers
  'transfer-message-unreadable': row(
    400,
    'Ce message de transfert ne se lit pas.',
    'Un proxy modifie peut-être les échanges : faites exclure l’adresse du service de son contrôle. Rien n’a été modifié.',
  ),
  'transfer-message-refused': row(
    400,
    'Ce message de transfert ne convient pas ({where}).',
    'Mettez l’agent à jour, puis relancez le transfert. Rien n’a été modifié.',
  ),
  'transfer-message-too-large': row(
    413,
    'Ce message de transfert dépasse la taille permise.',
    'Mettez l’agent à jour : il découpe ce qu’il envoie. Rien n’a été modifié.',
  ),
  'transfer-out-of-order': row(
    409,
    'Ce message de transfert est arrivé après un autre qui le suit, ou deux fois.',
    'Rien n’a été modifié. Relancez le transfert s’il ne se poursuit pas seul.',
  ),
  'transfer-superseded': row(
    409,
    'Un autre transfert de cet établissement a commencé depuis, ou celui-ci est terminé.',
    'Vérifiez qu’une seule commande de transfert tourne dans l’établissement, puis relancez-la.',
  ),
  'transfer-other-installation': row(
    409,
    'Un autre poste transfère déjà pour cet établissement.',
    'Si ce poste doit prendre sa place, demandez un code à votre distributeur, puis lancez « outils rattacher ». L’autre ne pourra plus transférer.',
  ),
  'transfer-key-differs': row(
    409,
    'La clé de comparaison de ce poste n’est pas celle de l’établissement.',
    'L’agent la redemande seul ; relancez le transfert si cela ne suffit pas.',
  ),
  'transfer-collection-unknown': row(
    422,
    'Le service ne reçoit pas la collection « {collection} » de l’établissement.',
    'Mettez l’agent à jour, ou corrigez le fichier de correspondance.',
  ),
  'transfer-version-unknown': row(
    409,
    'Cet agent et le service ne décrivent pas « {collection} » de la même façon.',
    'Mettez l’agent à jour, puis relancez le transfert.',
  ),
  'transfer-row-refused': row(
    422,
    'Une ligne de « {collection} » ne convient pas : champ {field} ({why}).',
    'Corrigez la donnée dans le logiciel de l’établissement, ou le fichier de correspondance. Rien n’a été modifié en ligne.',
  ),
  'transfer-too-many-rows': row(
    422,
    'La collection « {collection} » compte trop de lignes.',
    'Limitez-la dans le fichier de correspondance, par exemple aux années récentes.',
  ),
  'held-replaced': row(
    409,
    'Ce qui attendait une réponse a changé depuis, ou quelqu’un a répondu.',
    'Rechargez la page : elle montre où en est l’établissement.',
  ),
} as const

export type RefusalCode = keyof typeof refusals

/** Refusals that any endpoint may give; the others are declared endpoint by endpoint. */
export const commonRefusals = [
  'input-refused',
  'not-signed-in',
  'not-allowed',
  'second-factor-required',
  'cross-site',
  'not-found',
  'too-large',
  'not-json',
  'wrong-host',
  'made-for-another',
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
