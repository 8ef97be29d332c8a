import type { Collection, FieldKind } from '#replication/catalogue/collection.ts'
import type { Format } from './formats.ts'

/** Where the rows of a school's base stand, and how they are written there: `correspondance.json`, checked. */
export type Mapping = {
  readonly base: MappedBase
  /** Of texts that are read, or written, as bytes. */
  readonly encoding: Encoding
  /** By name; those of the catalogue that are not here are not sent. */
  readonly sent: ReadonlyMap<string, MappedCollection>
  readonly taken: ReadonlyMap<string, MappedCollection>
}

export type Encoding = 'utf-8' | 'windows-1252'

export type MappedBase =
  | { readonly type: 'sqlite'; readonly file: string }
  | { readonly type: 'postgresql'; readonly url: string }

export type MappedCollection = {
  readonly collection: Collection
  readonly from: From
  /** In the order of the collection's fields; null: it has no column, and no value. */
  readonly fields: readonly (MappedField | null)[]
}

export type From =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'query'; readonly query: string }

export type MappedField = {
  readonly name: string
  readonly kind: FieldKind
  readonly format: Format
  readonly column: string
  /** Of a moment in two columns. */
  readonly timeColumn: string | null
}

/** The columns that a collection is read from, each once, in the order of their first use. */
export function columnsOf({ fields }: MappedCollection): readonly string[] {
  const named = fields.flatMap((field) =>
    field === null ? [] : [field.column, ...(field.timeColumn === null ? [] : [field.timeColumn])],
  )
  return [...new Set(named)]
}
