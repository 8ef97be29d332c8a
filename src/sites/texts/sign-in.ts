import { french, plural } from './french.ts'

export const signInTexts = french({
  title: 'Connexion',
  mail: 'E-mail',
  password: 'Mot de passe',
  show: 'Afficher le mot de passe',
  hide: 'Masquer le mot de passe',
  enter: 'Se connecter',
  forgotten: 'Mot de passe oublié',
  forgottenNewTab: 'Mot de passe oublié (nouvel onglet)',
  endedTitle: 'Votre session est terminée',
  ended:
    'Connectez-vous pour continuer : rien de ce que vous avez saisi n’est perdu. Si une autre personne se connecte, la page est rechargée pour elle.',
  missingMail: 'Saisissez votre e-mail.',
  missingPassword: 'Saisissez le mot de passe.',
  forgottenTitle: 'Mot de passe oublié',
  forgottenIntro:
    'Saisissez l’e-mail de votre compte : vous y recevrez un lien pour choisir un nouveau mot de passe.',
  forgottenSend: 'Envoyer le lien',
  forgottenSent: (mail: string) =>
    `Si un compte existe pour ${mail}, un message est en route. Son lien vaut une heure et ne sert qu’une fois.`,
  forgottenNothing:
    'Rien reçu ? Regardez dans les indésirables, puis vérifiez l’adresse auprès de votre administrateur.',
  back: 'Revenir à la connexion',
  linkTitle: 'Choisir votre mot de passe',
  linkIncomplete: 'Ce lien n’est pas complet.',
  linkIncompleteRemedy: 'Ouvrez-le depuis le message reçu, ou copiez-le en entier.',
  linkAnother: 'Demander un autre lien',
  welcome: (name: string) => `Bienvenue ${name}. Choisissez le mot de passe de votre compte.`,
  welcomeBack: (name: string) => `Bonjour ${name}. Choisissez un nouveau mot de passe.`,
  linkFor: (mail: string) => `Compte : ${mail}`,
  linkUntil: (until: string) => `Ce lien vaut jusqu’au ${until}.`,
  chooseAndEnter: 'Enregistrer et entrer',
  rules: (min: number) =>
    `Au moins ${min} caractères. Aucune autre règle : ni chiffre, ni signe obligatoire.`,
  advice:
    'Une phrase de quatre ou cinq mots que vous seul connaissez est facile à retenir et difficile à deviner.',
  length: (typed: number, min: number) =>
    `${plural(typed, 'caractère', 'caractères')} sur ${min} au moins`,
  longEnough: (typed: number) => `${typed} caractères : longueur suffisante`,
  tooShort: (min: number) => `Il faut au moins ${min} caractères.`,
})

export const ownPasswordTexts = french({
  title: 'Changer mon mot de passe',
  current: 'Mot de passe actuel',
  next: 'Nouveau mot de passe',
  others: 'Vos sessions ouvertes sur d’autres postes seront fermées ; celle-ci reste ouverte.',
  save: 'Changer le mot de passe',
  done: 'Mot de passe changé. Vos autres sessions sont fermées.',
})
