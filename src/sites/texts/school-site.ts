import { french } from './french.ts'

/** The site of the schools, as families see it. */
export const schoolSiteTexts = french({
  loading: 'Chargement…',
  modules: 'Publié',
  modulesNone: 'Rien n’est encore publié par l’établissement.',
  since: (day: string) => `depuis le ${day}`,
  closedTitle: (school: string) => school,
  unknownTitle: 'Établissement introuvable',
  unknown: 'Aucun établissement n’a cette adresse ici.',
  unknownRemedy:
    'Vérifiez l’adresse que l’établissement vous a donnée : elle se termine par son code, de 8 caractères.',
  askTitle: 'Quel est votre établissement ?',
  ask: 'Ce site s’ouvre par l’adresse que votre établissement vous a donnée : elle se termine par son code.',
  code: 'Code de l’établissement',
  codeHint: '8 caractères, le premier est un chiffre.',
  codeWrong: 'Ce code compte 8 caractères, chiffres et lettres, et commence par un chiffre.',
  go: 'Ouvrir',
  other: 'Saisir un autre code',
  networkTitle: 'Le site ne répond pas.',
  networkRemedy: 'Vérifiez votre connexion, puis réessayez.',
  retry: 'Réessayer',
})
