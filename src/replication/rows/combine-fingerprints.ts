import type { Fingerprint } from './fingerprint.ts'

/** The fingerprint of a set after some rows left it and others came in, each given by their own fingerprint. */
export function combineFingerprints(
  start: Fingerprint,
  { less, more }: { readonly less: readonly Fingerprint[]; readonly more: readonly Fingerprint[] },
): Fingerprint {
  let count = start.count
  let hash = BigInt(`0x${start.hash}`)
  for (const one of less) [count, hash] = [count - one.count, hash ^ BigInt(`0x${one.hash}`)]
  for (const one of more) [count, hash] = [count + one.count, hash ^ BigInt(`0x${one.hash}`)]
  return { count, hash: hash.toString(16).padStart(32, '0') }
}
