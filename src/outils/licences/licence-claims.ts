import { z } from 'zod'
import { readEnvelope } from '#licence-file/envelope.ts'
import { id } from '#contracts/fields.ts'

const Claims = z.object({ jti: id, sem: z.string().max(10) })

/**
 * Which licence a file claims to be, its signature not looked at: enough to take it away when that
 * licence was revoked, and for nothing else.
 */
export function claimsOf(file: Uint8Array): { jti: string; sem: string } | undefined {
  const envelope = readEnvelope(file)
  if (typeof envelope === 'string') return undefined
  const payload = Buffer.from(envelope.licence.split('.')[1] ?? '', 'base64url')
  try {
    return Claims.safeParse(JSON.parse(payload.toString())).data
  } catch {
    return undefined
  }
}
