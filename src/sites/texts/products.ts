import { french, plural } from './french.ts'

export const productsTexts = french({
  title: 'Produits',
  intro:
    'Les versions que les établissements ont installées. Une seule est courante par produit : en désigner une autre fait passer l’ancienne à « Maintenue ».',
  version: 'Version',
  releasedOn: 'Sortie le',
  state: 'État',
  schools: 'Établissements',
  note: 'Note',
  actions: 'Actions',
  add: 'Ajouter une version',
  addOf: (product: string) => `Ajouter une version de ${product}`,
  editOne: (product: string, version: string) => `Modifier ${product} ${version}`,
  remove: 'Supprimer',
  removeOne: (product: string, version: string) => `Supprimer ${product} ${version} de la liste`,
  makeCurrent: 'Passer en version courante',
  makeCurrentOne: (product: string, version: string) =>
    `Passer en version courante : ${product} ${version}`,
  madeCurrent: (product: string, version: string) =>
    `${product} ${version} est maintenant la version courante.`,
  removed: (product: string, version: string) => `${product} ${version} : supprimée de la liste.`,
  see: (version: string, count: number) =>
    `Version ${version} : ${plural(count, 'établissement', 'établissements')}, ouvrir la liste`,
  noneTitle: 'Aucune version dans la liste',
  none: (product: string) =>
    `Ajoutez celle que les établissements doivent installer : c’est la version courante de ${product}.`,
  notCounted: (product: string) =>
    `${product} ne dit pas sa version au service : ses établissements ne sont pas comptés.`,
  unknownTitle: 'Versions inconnues',
  unknown:
    'Des postes rattachés utilisent ces versions, qui ne sont pas dans la liste. Ajoutez-les pour dire où elles en sont.',
  unknownOnly: (shown: number, total: number) =>
    `Les ${shown} plus fréquentes, sur ${total.toLocaleString('fr-FR')}.`,
  addToList: 'Ajouter à la liste',
  addToListOne: (version: string) => `Ajouter à la liste : version ${version}`,
  versionHint: 'Comme le produit la donne : 0.1.0',
  versionUnclear: 'De 1 à 40 chiffres, lettres sans accent, points ou tirets.',
})
