import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey } from 'jose'

/** One key, one use: a root signs key rings and nothing else. */
export type KeyUse = 'root' | 'licence' | 'maintenance' | 'checkpoint'

/** An Ed25519 public key as RFC 8037 writes it; `x` is 32 bytes in base64url. */
export type PublicJwk = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string }

export type PrivateJwk = PublicJwk & { d: string }

export type SigningKey = { kid: string; privateKey: PrivateJwk | CryptoKey }

export type GeneratedKey = {
  use: KeyUse
  kid: string
  publicKey: PublicJwk
  privateKey: PrivateJwk
}

/** The keys of which at least `threshold` must have signed a key ring; each change of roots has the next `version`. */
export type Roots = { version: number; threshold: number; keys: readonly PublicJwk[] }

/** A new Ed25519 key pair, named by its RFC 7638 thumbprint. */
export async function generateKey(use: KeyUse): Promise<GeneratedKey> {
  const pair = await generateKeyPair('Ed25519', { extractable: true })
  const { x, d } = await exportJWK(pair.privateKey)
  if (x === undefined || d === undefined) throw new TypeError('an Ed25519 key without x or d')
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x })
  const publicKey: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x, kid }
  return { use, kid, publicKey, privateKey: { ...publicKey, d } }
}
