import { hash } from 'node:crypto'
import type { Collection } from '../catalogue/collection.ts'
import type { Row } from './check-row.ts'

/** 64 base64url characters, 384 bits, made by the online side for one school. */
export type SchoolKey = string

/** 128 bits as 32 lower-case hexadecimal digits. */
export type RowHash = string

/**
 * The hash of a row: the first 128 bits of SHA-256(key ‖ collection ‖ LF ‖ version ‖ LF ‖ JCS(values)). JCS is
 * RFC 8785; for lists of null, booleans, safe integers and well-formed texts it is what JSON.stringify writes,
 * and it frames itself. The key is one block of SHA-256; whoever writes rows without knowing it cannot make
 * two of them collide.
 */
export function rowHasher(key: SchoolKey, collection: Collection): (row: Row) => RowHash {
  const prefix = `${key}${collection.name}\n${collection.version}\n`
  return (row) => hash('sha256', prefix + JSON.stringify(row), 'hex').slice(0, 32)
}
