import type { Roots } from '#licence-file/keys.ts'
import { fail } from './failures.ts'

declare const OUTILS_ROOTS: Roots | undefined

/** The publisher's public keys, built in with the bundle: no file and no variable can replace them. */
export function bakedRoots(): Roots {
  return typeof OUTILS_ROOTS === 'undefined' ? fail('roots-missing') : OUTILS_ROOTS
}
