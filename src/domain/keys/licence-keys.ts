import { verifyKeyRing, type KeyRing } from '#licence-file/key-ring.ts'
import type { GeneralJws } from '#licence-file/general-jws.ts'
import type { PrivateJwk, Roots } from '#licence-file/keys.ts'
import type { PasswordScope } from '#licence-file/make-daily-password.ts'
import { StartRefused } from '#platform/start-refused.ts'
import {
  keyFiles,
  PasswordKeys,
  readKeyFile,
  readKeyFileIfThere,
  readSigningKeys,
  Roots as RootsFile,
  RootsChain,
  Trousseau,
} from './key-files.ts'

/** What the server needs in order to issue. The root's private key is not among it. */
export type LicenceKeys = {
  /** Public: built into the agent. */
  readonly roots: Roots
  /** For the agents built with earlier roots. */
  readonly rootsChain: readonly GeneralJws[]
  /** The key ring that the roots signed: it goes with every licence. */
  readonly trousseau: GeneralJws
  readonly ring: KeyRing
  /** The private keys at hand; which of them signs is a matter of the ring and the date. */
  readonly signing: readonly PrivateJwk[]
  readonly passwords: PasswordKeys
}

/** Throws StartRefused when a file is missing, damaged, or the ring is not signed by these roots. */
export async function readLicenceKeys(folder: string): Promise<LicenceKeys> {
  const trousseau = await readKeyFile(folder, keyFiles.trousseau, Trousseau)
  const roots = await readKeyFile(folder, keyFiles.roots, RootsFile)
  const verdict = verifyKeyRing(trousseau, roots)
  if (!verdict.ok)
    throw new StartRefused(
      `Dans ${folder}, ${keyFiles.trousseau} n’est pas signé par ${keyFiles.roots} : remettez le dossier des clés depuis sa sauvegarde.`,
    )
  return {
    roots,
    rootsChain: (await readKeyFileIfThere(folder, keyFiles.rootsChain, RootsChain)) ?? [],
    trousseau,
    ring: verdict.ring,
    signing: await readSigningKeys(folder),
    passwords: await readKeyFile(folder, keyFiles.dailyPassword, PasswordKeys),
  }
}

/** The key that signs at an instant: the newest of the ring that holds then; undefined when none does. */
export function signingKeyAt({ ring, signing }: LicenceKeys, now: Date): PrivateJwk | undefined {
  const seconds = Math.floor(now.getTime() / 1000)
  if (seconds >= ring.exp) return undefined
  const [newest] = ring.keys
    .filter(({ use, revoked }) => use === 'licence' && revoked === undefined)
    .filter(({ nbf, exp }) => nbf <= seconds && seconds < exp)
    .filter(({ kid }) => signing.some((key) => key.kid === kid))
    .toSorted((a, b) => b.nbf - a.nbf)
  return signing.find(({ kid }) => kid === newest?.kid)
}

/** When nothing can be issued any more unless a key is made. */
export function keysExpireAt({ ring, signing }: LicenceKeys): Date {
  const ends = ring.keys
    .filter(({ use, revoked }) => use === 'licence' && revoked === undefined)
    .filter(({ kid }) => signing.some((key) => key.kid === kid))
    .map(({ exp }) => exp)
  return new Date(Math.min(ring.exp, Math.max(0, ...ends)) * 1000)
}

export function revokedKids({ ring }: LicenceKeys): string[] {
  return ring.keys.filter(({ revoked }) => revoked !== undefined).map(({ kid }) => kid)
}

/** The passwords of a scope as they are made now. */
export function currentScope({ passwords }: LicenceKeys, scope: string): PasswordScope {
  const keyVersion = Math.max(...passwords.masters.map(({ version }) => version))
  return { scope, keyVersion, revision: passwords.revision + (passwords.scopes[scope] ?? 0) }
}

/** 32 bytes. Throws when that version was never made here. */
export function masterOf({ passwords }: LicenceKeys, keyVersion: number): Buffer {
  const kept = passwords.masters.find(({ version }) => version === keyVersion)
  if (kept === undefined) throw new Error(`There is no master key of version ${keyVersion}.`)
  return Buffer.from(kept.master, 'base64url')
}
