import { french, plural } from './french.ts'

/** The second step of a sign-in. */
export const secondStepTexts = french({
  intro: 'Encore une étape : votre compte demande un second facteur.',
  code: 'Code de l’application',
  codeHelp: 'Les six chiffres que votre application affiche en ce moment.',
  recoveryCode: 'Code de secours',
  recoveryHelp: 'Un de vos codes de secours : chacun ne sert qu’une fois.',
  missingCode: 'Saisissez le code.',
  enter: 'Entrer',
  passkey: 'Utiliser une clé d’accès',
  byRecovery: 'Utiliser un code de secours',
  byCode: 'Utiliser le code de l’application',
  restart: 'Recommencer',
  lost: 'Plus aucun moyen ? Un autre administrateur peut réinitialiser votre double authentification.',
  deviceTitle: 'La clé d’accès n’a pas répondu.',
  deviceRemedy:
    'L’opération a été annulée ou a expiré, ou cet appareil n’a pas cette clé. Recommencez, ou prenez un autre moyen.',
})

/** « Double authentification ». */
export const secondFactorTexts = french({
  title: 'Double authentification',
  required: 'Une étape avant de commencer.',
  requiredWhy:
    'Votre compte administre le service : il demande une double authentification. Ajoutez une clé d’accès ou une application de codes ; tout s’ouvre aussitôt.',
  intro:
    'Avec un second facteur, votre mot de passe volé n’ouvre plus votre compte. Une clé d’accès suffit, ou une application de codes ; les deux ensemble vous dépannent mieux.',
  on: 'Votre compte est protégé par un second facteur.',
  off: 'Votre compte n’est protégé que par votre mot de passe.',
  turnOn: 'Activer',
  turnOnLong: 'Activer la double authentification',
  manage: 'Gérer',
  manageLong: 'Gérer la double authentification',
  password: 'Mot de passe actuel',
  passwordWhy: 'Votre mot de passe confirme que c’est bien vous.',
  go: 'Continuer',
  app: 'Application de codes',
  appNone:
    'Une application comme Aegis, 2FAS ou celle de votre gestionnaire de mots de passe affiche un code qui change toutes les 30 secondes.',
  appSince: (day: string) => `Ajoutée le ${day}.`,
  appAdd: 'Ajouter une application',
  appReplace: 'Changer d’application',
  appRemove: 'Retirer l’application',
  scan: 'Scannez ce carré avec l’application, ou recopiez-y la clé. Puis saisissez le code qu’elle affiche.',
  qr: 'Code QR à scanner avec l’application',
  secret: 'Clé à recopier',
  theSecret: 'la clé',
  confirm: 'Confirmer',
  appAdded: 'Application ajoutée.',
  appRemoved: 'Application retirée.',
  passkeys: 'Clés d’accès',
  passkeysNone:
    'L’empreinte, le visage ou le code de votre appareil, ou une clé de sécurité USB. Rien à recopier, rien à hameçonner.',
  passkeyAdd: 'Ajouter une clé d’accès',
  passkeyName: 'Nom',
  passkeyNameHelp: 'Pour la reconnaître : « Téléphone », « Clé USB du bureau ».',
  passkeyDefault: 'Cet appareil',
  passkeyMissingName: 'Donnez-lui un nom.',
  passkeySince: (day: string) => `ajoutée le ${day}`,
  passkeyUsed: (day: string) => `a servi le ${day}`,
  passkeyUnused: 'n’a pas encore servi',
  passkeyRename: (name: string) => `Renommer « ${name} »`,
  passkeyRemove: (name: string) => `Retirer « ${name} »`,
  rename: 'Renommer',
  remove: 'Retirer',
  passkeyAdded: 'Clé d’accès ajoutée.',
  passkeyRenamed: 'Clé d’accès renommée.',
  passkeyRemoved: 'Clé d’accès retirée.',
  passkeysNotHere: 'Ce navigateur ne connaît pas les clés d’accès.',
  codes: 'Codes de secours',
  codesLeft: (left: number) =>
    left === 0
      ? 'Il ne vous en reste aucun : faites-en d’autres.'
      : `Il vous reste ${plural(left, 'code', 'codes')} sur dix.`,
  codesNone: 'Dix codes vous seront donnés avec votre premier second facteur.',
  codesRenew: 'Faire d’autres codes',
  codesTitle: 'Vos codes de secours',
  codesOnce:
    'Gardez-les hors de cet ordinateur, imprimés ou dans un gestionnaire de mots de passe. Chacun ouvre votre compte une fois si vous perdez votre téléphone. Ils ne seront plus jamais affichés.',
  codesOfBefore: 'Les précédents ne valent plus.',
  copyAll: 'Copier',
  copied: 'Copié',
  print: 'Imprimer',
  kept: 'J’ai gardé ces codes',
})

/** An administrator, for somebody who lost every second factor. */
export const resetTexts = french({
  open: 'Réinitialiser…',
  one: (name: string) => `Réinitialiser la double authentification de ${name}`,
  warning: (name: string, mail: string) =>
    `À faire si ${name} a perdu son téléphone ou sa clé et n’a plus de code de secours. Vérifiez de vive voix que la demande vient bien de cette personne. Son mot de passe et ses moyens de double authentification sont retirés, ses sessions fermées ; un lien pour choisir un autre mot de passe part à ${mail}.`,
  go: 'Réinitialiser',
  done: (name: string) => `${name} : double authentification réinitialisée, un lien est parti.`,
})
