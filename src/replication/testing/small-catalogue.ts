import { catalogue, type Catalogue } from '../catalogue/catalogue.ts'

const names = new Set([
  'matiere',
  'classe',
  'eleve',
  'reponse_demande',
  'demande_modification',
  'absence_retard',
  'appel',
  'devoir',
  'note',
])

/** Some of the collections, of three modules and of both owners: as few as show all that can happen. */
export const smallCatalogue: Catalogue = catalogue.filter(({ name }) => names.has(name))

/** The same with a new version of one of them, which hashes its rows anew. */
export function withNewVersion(within: Catalogue, name: string): Catalogue {
  return within.map((each) => (each.name === name ? { ...each, version: each.version + 1 } : each))
}
