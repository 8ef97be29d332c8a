import { french } from './french.ts'

export const frameTexts = french({
  skip: 'Aller au contenu',
  home: 'Accueil',
  search: 'Rechercher…',
  searchTitle: 'Rechercher un client, une page, une action',
  mainNavigation: 'Navigation principale',
  licences: 'Licences',
  staff: 'Équipe',
  keys: 'Clés',
  distributors: 'Distributeurs',
  audit: 'Journal d’audit',
  settings: 'Réglages',
  account: (name: string) => `Mon compte : ${name}`,
  ownAccount: 'Mon compte',
  changePassword: 'Changer mon mot de passe',
  shortcuts: 'Raccourcis clavier',
  dark: 'Passer en mode sombre',
  light: 'Passer en mode clair',
  signOut: 'Se déconnecter',
  administrateur: 'Administrateur',
  technicien: 'Technicien',
})
