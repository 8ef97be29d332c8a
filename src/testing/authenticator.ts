import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type {
  Assertion,
  Attestation,
  PasskeyCreation,
  PasskeyRequest,
} from '#contracts/second-factor.ts'

/** A security key in software: what a browser and a device would answer, and what neither would. */
export type Authenticator = {
  /** Makes its credential. */
  create(options: PasskeyCreation, lies?: Lies): Attestation
  /** Signs with it; each time the counter goes on by one. */
  get(options: PasskeyRequest, lies?: Lies): Assertion
}

/** What an attacker would change. */
export type Lies = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  readonly counter?: number
}

type Algorithm = 'P-256' | 'Ed25519'

/** `origin` is that of the page in which it is used. */
export function openAuthenticator(origin: string, algorithm: Algorithm = 'P-256'): Authenticator {
  const { publicKey, privateKey } =
    algorithm === 'P-256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('ed25519')
  const credentialId = randomBytes(32)
  let counter = 0
  const credential = {
    id: credentialId.toString('base64url'),
    rawId: credentialId.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  } as const

  return {
    create: ({ challenge, rp }, lies = {}) => {
      const client = clientData('webauthn.create', { origin, challenge, ...lies })
      const attested = Buffer.concat([
        Buffer.alloc(16), // an AAGUID of zeros: it says nothing of itself
        uint16(credentialId.length),
        credentialId,
        coseOf(publicKey, algorithm),
      ])
      const authenticatorData = dataOf(lies.rpId ?? rp.id, present | holdsKey, 0, attested)
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authenticatorData)],
      ])
      return {
        ...credential,
        response: {
          clientDataJSON: client.toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['usb'],
        },
      }
    },
    get: ({ challenge, rpId }, lies = {}) => {
      counter += 1
      const client = clientData('webauthn.get', { origin, challenge, ...lies })
      const count = lies.counter ?? counter
      const authenticatorData = dataOf(lies.rpId ?? rpId, present | verified, count)
      const signed = Buffer.concat([authenticatorData, sha256(client)])
      const digest = algorithm === 'P-256' ? 'sha256' : null
      return {
        ...credential,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: sign(digest, signed, privateKey).toString('base64url'),
        },
      }
    },
  }
}

// Flags of WebAuthn 6.1.
const present = 0x01
const verified = 0x04
const holdsKey = 0x40

function clientData(
  type: string,
  { origin, challenge, ...lies }: Lies & { origin: string; challenge: string },
): Buffer {
  return Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge, origin }))
}

function dataOf(rpId: string, flags: number, count: number, attested = Buffer.alloc(0)): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(count)
  return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), counter, attested])
}

/** RFC 9053: a key of two coordinates, or of one. */
function coseOf(key: KeyObject, algorithm: Algorithm): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  return cbor(
    algorithm === 'P-256'
      ? new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, bytes(x)],
          [-3, bytes(y)],
        ])
      : new Map<number, unknown>([
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, bytes(x)],
        ]),
  )
}

function cbor(value: unknown): Buffer {
  return Buffer.from(isoCBOR.encode(value as Parameters<typeof isoCBOR.encode>[0]))
}

function uint16(value: number): Buffer {
  const two = Buffer.alloc(2)
  two.writeUInt16BE(value)
  return two
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
