import { createHmac, createPublicKey } from 'node:crypto'
import { segmentOf, signBytes } from '../sign-anything.ts'
import { packed, type Forgery } from './material.ts'

/** Another algorithm, type or member in the header, unsigned or well signed, by a stranger or the right key. */
export const confuseAlgorithm: Forgery = (material, draw) => {
  const { payload, signingKey, strangers, trousseau, licence } = material
  const right = { alg: 'Ed25519', typ: 'licence+jws', kid: signingKey.kid }
  const alg = draw.among([
    'none',
    'None',
    'NONE',
    'HS256',
    'EdDSA',
    'ed25519',
    'Ed448',
    'ES256',
    '',
  ])
  const header = draw.among<object>([
    { ...right, alg },
    { alg },
    { ...right, alg: [right.alg] },
    { ...right, alg: null },
    { ...right, typ: draw.among(['JWT', 'trousseau+jws', 'racines+jws', 'LICENCE+JWS']) },
    { ...right, jwk: draw.among(strangers).publicKey },
    { ...right, crit: draw.among([[], ['b64'], ['exp']]), b64: false },
    { ...right, [draw.among(['jku', 'x5u', 'x5c', 'cty', 'zip'])]: 'https://exemple.invalid/' },
  ])
  const content = draw.among([payload, { ...payload, exp: payload.exp + draw.below(7) }])
  const input = `${segmentOf(header)}.${segmentOf(content)}`
  const signature = draw.among([
    '',
    licence.split('.')[2],
    signBytes(input, signingKey),
    signBytes(input, draw.among(strangers)),
  ])
  return packed(`${input}.${signature}`, trousseau)
}

/** A MAC whose secret is the public key, which everybody has. */
export const macWithPublicKey: Forgery = ({ payload, signingKey, trousseau }, draw) => {
  const { publicKey, kid } = signingKey
  const [alg, hash] = draw.among([
    ['HS256', 'sha256'],
    ['HS512', 'sha512'],
    ['Ed25519', 'sha512'],
  ] as const)
  const secret = draw.among([
    Buffer.from(publicKey.x, 'base64url'),
    Buffer.from(publicKey.x),
    Buffer.from(JSON.stringify(publicKey)),
    Buffer.from(
      createPublicKey({ key: publicKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' }),
    ),
  ])
  const content = { ...payload, lim: { eleves: draw.below(10_000) } }
  const input = `${segmentOf({ alg, typ: 'licence+jws', kid })}.${segmentOf(content)}`
  const mac = createHmac(hash, secret).update(input).digest('base64url')
  return packed(`${input}.${mac}`, trousseau)
}
