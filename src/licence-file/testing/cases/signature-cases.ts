import { signLicence } from '../../sign-licence.ts'
import { signAnything } from '../sign-anything.ts'
import { around, header, payload, root, signingKey, singles, stranger, type Cases } from './case.ts'

export async function signatureCases(): Promise<Cases> {
  const [head = '', body = '', signature = ''] = (await signLicence(payload, signingKey)).split('.')
  const last = String.fromCodePoint((signature.codePointAt(85) ?? 0) + 1)
  const edited = Buffer.from(JSON.stringify({ ...payload, exp: payload.exp + 3600 }))
  const compacts: Record<string, [string, string]> = {
    'algorithm EdDSA': [signed({ ...header, alg: 'EdDSA' }), 'refused L-05'],
    'algorithm none': [
      `${signed({ ...header, alg: 'none' })
        .split('.', 2)
        .join('.')}.`,
      'refused L-05',
    ],
    'algorithm HS256': [signed({ ...header, alg: 'HS256' }), 'refused L-05'],
    'type of a key ring': [signed({ ...header, typ: 'trousseau+jws' }), 'refused L-05'],
    'a key in the header': [signed({ ...header, jwk: signingKey.publicKey }), 'refused L-05'],
    'header in another order': [
      signed({ kid: header.kid, typ: header.typ, alg: header.alg }),
      'in-force',
    ],
    'last bits of the signature': [
      `${head}.${body}.${signature.slice(0, -1)}${last}`,
      'refused L-03',
    ],
    'padding after the signature': [`${head}.${body}.${signature}==`, 'refused L-03'],
    'four segments': [`${head}.${body}.${signature}.`, 'refused L-03'],
    'two segments': [`${head}.${body}`, 'refused L-03'],
    'no signature': [`${head}.${body}.`, 'refused L-11'],
    'end of the week moved': [
      `${head}.${edited.toString('base64url')}.${signature}`,
      'refused L-11',
    ],
    'second signature of the curve': [`${head}.${body}.${addOrder(signature)}`, 'refused L-11'],
    'signed by a root': [await signLicence(payload, root), 'refused L-09'],
    'signed by a stranger under the name of the key': [
      await signLicence(payload, { ...stranger, kid: signingKey.kid }),
      'refused L-11',
    ],
  }
  const entries = Object.entries(compacts)
  return singles(
    Object.fromEntries(
      entries.map(([name, [compact, expected]]) => [name, [around(compact), expected]]),
    ),
  )
}

function signed(given: unknown): string {
  return signAnything(given, payload, signingKey)
}

/** S plus the order of the group: the same signature to a verifier that forgets to compare. */
function addOrder(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url')
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order
  const other = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()
  return Buffer.concat([bytes.subarray(0, 32), other]).toString('base64url')
}
