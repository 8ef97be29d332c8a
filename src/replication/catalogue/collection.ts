import type { Module } from '#contracts/licences.ts'

/**
 * What a field holds, in its one normal form, as JSON would carry it:
 * - `text`: Unicode NFC, no NUL, at most 10,000 characters;
 * - `integer`: a safe integer; `boolean`;
 * - `date`: `2026-11-24`; `time`: `08:05`; `moment`: `2026-11-24T08:05`, on the school's own clocks;
 * - `decimal`: `12.5`, without needless zeros, `.` as its point;
 * - `digest`: SHA-256 of a photo or a document, 64 lower-case hexadecimal digits.
 */
export type FieldKind =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'time'
  | 'moment'
  | 'decimal'
  | 'digest'

/** The side that alone writes a collection; the other holds a replica of it. */
export type Owner = 'school' | 'online'

/** A row of one collection is a list of values, in the order of its fields. */
export type Collection = {
  readonly name: string
  readonly module: Module
  readonly owner: Owner
  /** Of its fields. A new one hashes the rows of this collection anew, and of no other. */
  readonly version: number
  readonly fields: Readonly<Record<string, FieldKind>>
  /** The fields that tell a row from another: the business key, texts that are never absent. */
  readonly key: readonly string[]
  /** Fields that are never absent, beside those of the key. */
  readonly required: readonly string[]
  readonly parents: readonly Reference[]
}

/** The parent of the row is the one whose key stands in `field`; without a value there is none. */
export type Reference = { readonly field: string; readonly collection: string }

type Shape<Fields extends string> = {
  readonly version?: number
  readonly fields: Readonly<Record<Fields, FieldKind>>
  readonly key: readonly NoInfer<Fields>[]
  readonly required?: readonly NoInfer<Fields>[]
  readonly parents?: Readonly<Partial<Record<NoInfer<Fields>, string>>>
}

/** Gives the collections of one module and one owner. */
export function ownedBy(owner: Owner, module: Module) {
  return <Fields extends string>(name: string, shape: Shape<Fields>): Collection => ({
    name,
    module,
    owner,
    version: shape.version ?? 1,
    fields: shape.fields,
    key: shape.key,
    required: shape.required ?? [],
    parents: Object.entries(shape.parents ?? {}).map(([field, collection]) => ({
      field,
      collection: collection as string,
    })),
  })
}
