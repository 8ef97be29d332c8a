import { writeFileSync } from 'node:fs'
import { catalogue, collectionsOf } from '#replication/catalogue/catalogue.ts'
import { mappingQuery } from './mapping-table.ts'
import type { Column } from './tables/columns.ts'
import { anyTable, type AnyTable, type TableName } from './tables/tables.ts'

type MappedField =
  | string
  | { readonly colonne: string; readonly heure?: string; readonly format: string }

type MappedCollection = ({ readonly table: string } | { readonly requete: string }) & {
  readonly champs: Readonly<Record<string, MappedField>>
}

/**
 * Writes the file that tells the agent how to read a base of the lifelike school and where to write what comes
 * from online. `base` is the file of the base, relative to this one.
 */
export function writeMapping(
  file: string,
  { base = 'ecole.sqlite' }: { readonly base?: string } = {},
): void {
  const mapping = {
    format: 1,
    base: { type: 'sqlite', fichier: base },
    encodage: 'windows-1252',
    envoi: mapped('school'),
    retour: mapped('online'),
  }
  writeFileSync(file, `${heading}${JSON.stringify(mapping, null, 2)}\n`)
}

function mapped(owner: 'school' | 'online'): Record<string, MappedCollection> {
  return Object.fromEntries(
    collectionsOf(catalogue, { owner }).map(({ name }) => {
      const table = anyTable(name as TableName)
      return [name, { ...placeOf(table), champs: fieldsOf(table) }]
    }),
  )
}

function placeOf(table: AnyTable): { table: string } | { requete: string } {
  const query = mappingQuery(table)
  return query === undefined ? { table: table.table } : { requete: query }
}

function fieldsOf({ columns }: AnyTable): Record<string, MappedField> {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, fieldOf(column)]),
  )
}

function fieldOf({ names: [colonne = '', heure], format }: Column<unknown>): MappedField {
  if (format === undefined) return colonne
  return heure === undefined ? { colonne, format } : { colonne, heure, format }
}

const heading = `// Correspondance entre la base de l’établissement et les données échangées.
// « envoi » : de l’établissement vers Internet ; « retour » : d’Internet vers l’établissement.
`
