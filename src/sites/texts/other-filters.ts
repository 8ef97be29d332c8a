import { french } from './french.ts'

export const otherFiltersTexts = french({
  group: 'Filtres venus du parc',
  transfers: (state: string) => `Transferts : ${state}`,
  version: (version: string) => `Outils ${version}`,
  remove: (filter: string) => `Retirer le filtre « ${filter} »`,
})
