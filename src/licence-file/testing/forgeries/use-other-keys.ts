import type { GeneratedKey } from '../../keys.ts'
import { exampleRingKey } from '../example.ts'
import { segmentOf, signAnything, signBytes } from '../sign-anything.ts'
import type { Draw } from './draw.ts'
import { packed, type Forgery, type Material } from './material.ts'

/** Well signed by a key that is not the publisher's, or not for this. */
export const signWithOtherKey: Forgery = (material, draw) => {
  const { signingKey, strangers, rootKeys, maintenanceKey, trousseau } = material
  const key = draw.among([...strangers, ...rootKeys, maintenanceKey])
  const kid = draw.among([key.kid, signingKey.kid, rootKeys[0]?.kid, '__proto__', 'constructor'])
  return packed(licenceBy(key, material, draw, kid), trousseau)
}

/** A key stolen once and revoked since, with a genuine key ring that did not know yet, or that knows. */
export const putKeyRingBack: Forgery = (material, draw) => {
  const { oldRings, stolenKey, trousseau } = material
  const ring = draw.among([...oldRings, ...oldRings, trousseau])
  return packed(licenceBy(stolenKey, material, draw), ring)
}

/** A key ring that vouches for the forger, signed by all that the forger can sign with. */
export const forgeKeyRing: Forgery = (material, draw) => {
  const { ring, strangers, rootKeys, signingKey, trousseau, threshold } = material
  const forger = draw.among(strangers)
  const own = { ...exampleRingKey(forger), use: 'licence' }
  const payload = segmentOf({ ...ring, version: draw.below(9), keys: [...ring.keys, own] })
  const signed = (key: GeneratedKey, kid: string) => {
    const header = segmentOf({ alg: 'Ed25519', typ: 'trousseau+jws', kid })
    return { protected: header, signature: signBytes(`${header}.${payload}`, key) }
  }
  const [root] = rootKeys as [GeneratedKey]
  const stolenRoot = threshold > 1 ? [signed(root, root.kid)] : []
  const signatures = draw.among([
    trousseau.signatures,
    strangers.map((key) => signed(key, key.kid)),
    rootKeys.map(({ kid }) => signed(forger, kid)),
    rootKeys.map(({ kid }) => signed(signingKey, kid)),
    [signed(signingKey, signingKey.kid)],
    // One root of those needed is stolen: it signs under its name, and under others.
    [...stolenRoot, ...strangers.map((key) => signed(key, key.kid))],
    threshold > 1 ? rootKeys.map(({ kid }) => signed(root, kid)) : [],
  ])
  return packed(licenceBy(forger, material, draw), { payload, signatures })
}

/** The genuine key ring with signatures lost, repeated or exchanged. */
export const shuffleSignatures: Forgery = ({ licence, trousseau, oldRings }, draw) => {
  const { payload, signatures } = trousseau
  const lost = draw.below(signatures.length)
  const others = draw.among(oldRings).signatures
  return packed(licence, {
    payload,
    signatures: draw.among([
      [],
      signatures.filter((_, at) => at !== lost),
      [...signatures, ...signatures.slice(lost)],
      Array.from({ length: 9 }, () => signatures[lost] ?? { protected: '', signature: '' }),
      signatures.map((each, at) => (at === lost ? (others[at] ?? each) : each)),
      signatures.map((each) => ({ ...each, signature: '' })),
      signatures.map((each, at) =>
        at === lost
          ? { ...each, signature: signatures[at - 1]?.signature ?? each.protected }
          : each,
      ),
    ]),
  })
}

function licenceBy(key: GeneratedKey, { payload }: Material, draw: Draw, kid = key.kid): string {
  const content = draw.among([
    payload,
    { ...payload, jti: String(draw.below(1_000_000)) },
    { ...payload, grc: draw.below(604_801) },
    { ...payload, lim: { eleves: draw.below(1_000_000) } },
  ])
  return signAnything({ alg: 'Ed25519', typ: 'licence+jws', kid }, content, key)
}
