import { createPrivateKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { GeneratedKey } from '../keys.ts'

/** A compact JWS made without the code under test: any header, any content, well signed all the same. */
export function signAnything(header: unknown, content: unknown, key: GeneratedKey): string {
  const input = `${segmentOf(header)}.${segmentOf(content)}`
  return `${input}.${signBytes(input, key)}`
}

export function signBytes(input: string, { privateKey }: GeneratedKey): string {
  const known = keys.get(privateKey.d) ?? createPrivateKey({ key: privateKey, format: 'jwk' })
  keys.set(privateKey.d, known)
  return sign(null, Buffer.from(input), known).toString('base64url')
}

/** Base64url of the JSON of a value; a text or bytes are taken as they are. */
export function segmentOf(content: unknown): string {
  const isRaw = typeof content === 'string' || content instanceof Uint8Array
  return Buffer.from(isRaw ? content : JSON.stringify(content)).toString('base64url')
}

const keys = new Map<string, KeyObject>()
