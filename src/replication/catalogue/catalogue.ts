import { modules, type Module } from '#contracts/licences.ts'
import { administratif } from './administratif.ts'
import type { Collection, Owner } from './collection.ts'
import { comptabilite } from './comptabilite.ts'
import { entreprise } from './entreprise.ts'
import { notes } from './notes.ts'
import { passage } from './passage.ts'
import { vieScolaire } from './vie-scolaire.ts'

/** The collections that two sides agree on; the order of modules is that of their publication. */
export type Catalogue = readonly Collection[]

/** Administratif first: the others refer to it. */
export const catalogue: Catalogue = [
  ...administratif,
  ...vieScolaire,
  ...notes,
  ...comptabilite,
  ...passage,
  ...entreprise,
]

export function collectionsOf(
  within: Catalogue,
  { owner, module }: { owner: Owner; module?: Module },
): readonly Collection[] {
  return within.filter(
    (each) => each.owner === owner && (module === undefined || each.module === module),
  )
}

export function findCollection(within: Catalogue, name: string): Collection | undefined {
  return within.find((each) => each.name === name)
}

/** The modules in which the school has something to send, in the order of their publication. */
export function sentModules(within: Catalogue): readonly Module[] {
  return modules.filter((module) => collectionsOf(within, { owner: 'school', module }).length > 0)
}
