import { collectionsOf, findCollection, type Catalogue } from '../catalogue/catalogue.ts'
import type { Operation } from '../operations/operation.ts'
import type { Row } from '../rows/check-row.ts'
import { keyOf } from '../rows/row-key.ts'
import { emptyBase, type MemoryBase } from './memory-base.ts'
import { smallCatalogue } from './small-catalogue.ts'

type Values = Readonly<Record<string, Row[number]>>

/** The row of a collection with these values, `null` where none is given, and its key. */
function rowOf(name: string, values: Values): { readonly key: string; readonly row: Row } {
  const collection = findCollection(smallCatalogue, name)
  if (collection === undefined) throw new Error(`${name} is not a collection`)
  const row = Object.keys(collection.fields).map((field) => values[field] ?? null)
  return { key: keyOf(collection)(row), row }
}

/** Puts a row into a base, in the place of another of its key. */
export function put(base: MemoryBase, name: string, values: Values): void {
  const { key, row } = rowOf(name, values)
  base.tables.get(name)?.set(key, row)
}

/** A base of so many pupils in one class, each with an absence, and a piece of work with a mark each. */
export function schoolBase(pupils: number, within: Catalogue = smallCatalogue): MemoryBase {
  const base = emptyBase(within.map(({ name }) => name))
  put(base, 'matiere', { code: 'FR', libelle: 'Français' })
  put(base, 'classe', { id: 'c1', libelle: 'Sixième A' })
  put(base, 'devoir', { id: 'd1', classe_id: 'c1', matiere_code: 'FR', date: '2026-11-24' })
  for (let number = 1; number <= pupils; number++) putPupil(base, `e${number}`)
  return base
}

export function putPupil(base: MemoryBase, id: string, nom = `Nom ${id}`): void {
  put(base, 'eleve', { id, nom, prenom: 'Camille', classe_id: 'c1' })
  const debut = '2026-11-24T08:05'
  put(base, 'absence_retard', { id: `a-${id}`, eleve_id: id, type: 'absence', debut })
  put(base, 'note', { devoir_id: 'd1', eleve_id: id, valeur: '12,5', non_significatif: false })
}

/** What a teacher did online: a roll call in a class. */
export function rollCall(number: number, values: Values = {}): Operation {
  const key = `appel-${number}`
  return operationOf(number, 'appel', key, {
    id: key,
    classe_id: 'c1',
    date: '2026-11-24',
    debut: '08:05',
    saisi_le: '2026-11-24T08:07',
    ...values,
  })
}

/** The operation of this number, made at an instant that grows with it; without values the row is taken away. */
export function operationOf(
  number: number,
  collection: string,
  key: string,
  values: Values | null,
): Operation {
  const id = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
  const at = new Date(Date.UTC(2026, 10, 24) + number).toISOString()
  const row = values === null ? null : rowOf(collection, values).row
  return { id, collection, key, row, at }
}

/** The tables that the school sends, in the order of the catalogue. */
export function sentNames(within: Catalogue): readonly string[] {
  return collectionsOf(within, { owner: 'school' }).map(({ name }) => name)
}
