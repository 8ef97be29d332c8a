import { isGeneralJws, readSignedByRoots, signGeneral, type GeneralJws } from './general-jws.ts'
import { hasExactly, isCount, isObject, isText, readJsonObject } from './json.ts'
import { rootsType } from './jws.ts'
import type { PublicJwk, Roots, SigningKey } from './keys.ts'

/** Signs new roots; they hold only with the thresholds of the old roots and of the new among `signers`. */
export function signRoots(roots: Roots, signers: readonly SigningKey[]): Promise<GeneralJws> {
  const { version, threshold, keys } = roots
  const plain = keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid }))
  return signGeneral({ v: 1, version, threshold, keys: plain }, rootsType, signers)
}

/**
 * The roots to believe: those built into the software, then each document that follows. Version n + 1 must
 * be signed by the threshold of the roots n and by its own (the rule of The Update Framework, section
 * 5.3), so a chain kept in a file that anybody can write proves itself. A document that does not hold is
 * passed over: software built anew starts from later roots than the chain that the machine has kept.
 */
export function followRoots(builtIn: Roots, chain: unknown): Roots {
  let roots = builtIn
  for (const document of Array.isArray(chain) ? chain.slice(0, documentsMax) : []) {
    if (isGeneralJws(document)) roots = nextRoots(document, roots) ?? roots
  }
  return roots
}

function nextRoots(document: GeneralJws, current: Roots): Roots | undefined {
  const signed = readSignedByRoots(document, rootsType, current)
  if (typeof signed === 'string') return undefined
  const next = readRoots(signed)
  if (next?.version !== current.version + 1) return undefined
  return typeof readSignedByRoots(document, rootsType, next) === 'string' ? undefined : next
}

function readRoots(bytes: Uint8Array): Roots | undefined {
  const claims = readJsonObject(bytes)
  if (!claims || !hasExactly(claims, 'v', 'version', 'threshold', 'keys')) return undefined
  const { v, version, threshold, keys } = claims
  if (v !== 1 || !isCount(version) || !isCount(threshold) || threshold < 1) return undefined
  if (!Array.isArray(keys) || keys.length > keysMax || !keys.every(isPublicJwk)) return undefined
  return { version, threshold, keys }
}

function isPublicJwk(value: unknown): value is PublicJwk {
  if (!isObject(value) || !hasExactly(value, 'kty', 'crv', 'x', 'kid')) return false
  const { kty, crv, x, kid } = value
  return kty === 'OKP' && crv === 'Ed25519' && isText(x) && isText(kid)
}

/** Far more than a publisher changes roots while one build of the software is in use. */
const documentsMax = 32
const keysMax = 8
