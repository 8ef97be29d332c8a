import { createHash } from 'node:crypto'
import type { Work } from '#platform/work/work.ts'

/** An unguessable token (256 bits), of which the database keeps only the SHA-256. */
export function newToken(work: Work): { token: string; tokenHash: Buffer } {
  const token = work.secret(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
