/**
 * How the text of a column becomes a value, by type number (`select oid, typname from pg_type`):
 * one list for both databases, whose own defaults differ. A day, an hour, an interval and a decimal
 * stay text, because JavaScript has no exact value for them.
 *
 * Beware: an array of a type made by a migration (an enum) is not in this list and reads differently
 * on the two databases; use `text[]`. A JavaScript array for a jsonb column is given as
 * `JSON.stringify(value)`, because an array otherwise means a PostgreSQL array.
 */
export const columnValues: readonly ColumnValue[] = [
  { type: 17, array: 1001, parse: (text) => Buffer.from(text.slice(2), 'hex') }, // bytea
  { type: 20, array: 1016, parse: wholeNumber }, // bigint
  { type: 600, array: 1017, parse: asText }, // point
  { type: 718, array: 719, parse: asText }, // circle
  { type: 1082, array: 1182, parse: asText }, // date
  { type: 1083, array: 1183, parse: asText }, // time
  { type: 1114, array: 1115, parse: asText }, // timestamp without time zone
  { type: 1184, array: 1185, parse: instant }, // timestamptz
  { type: 1186, array: 1187, parse: asText }, // interval
  { type: 1266, array: 1270, parse: asText }, // time with time zone
  { type: 1700, array: 1231, parse: asText }, // numeric
]

export interface ColumnValue {
  readonly type: number
  /** The number of the type "array of these". */
  readonly array: number
  readonly parse: (text: string) => unknown
}

function asText(text: string): string {
  return text
}

function wholeNumber(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

function instant(text: string): Date | number {
  if (text === 'infinity') return Infinity
  if (text === '-infinity') return -Infinity
  return new Date(text.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00'))
}
