import { hash } from 'node:crypto'
import type { RowHash } from '../rows/row-hash.ts'

/** The hash under which an operation is compared: SHA-256 of its identifier, its first 128 bits. */
export function operationHash(id: string): RowHash {
  return hash('sha256', `operation\n${id}`, 'hex').slice(0, 32)
}
