import { join } from 'node:path'
import { signKeyRing, verifyKeyRing, type KeyRing } from '#licence-file/key-ring.ts'
import { generateKey } from '#licence-file/keys.ts'
import { keyFiles, signingFile } from './key-files.ts'
import { needBelief, readRootKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { ringKeyOf, ringOf, secondsOf } from './key-ring-of.ts'
import { signingKeyAt, type LicenceKeys } from './licence-keys.ts'
import { replaceDurably } from './write-durably.ts'

/** The next ring: these keys and a new one, which signs from now on. Renews the ring's life. */
export async function publishRing(
  at: KeyFolder,
  keys: LicenceKeys,
  kept: KeyRing['keys'],
  event: 'signing-key-rotated' | 'signing-key-revoked',
  details: Readonly<Record<string, unknown>>,
): Promise<KeyRing> {
  const roots = await readRootKeys(at, keys)
  const made = await generateKey('licence')
  const ring = ringOf(
    keys.ring.version + 1,
    [...stillNeeded(kept, at.now), newestOf(kept, made.publicKey, at.now)],
    at.now,
  )
  const trousseau = await signKeyRing(
    ring,
    roots.map((root) => ({ kid: root.kid, privateKey: root })),
  )
  needBelief(verifyKeyRing(trousseau, keys.roots).ok)
  const former = signingKeyAt(keys, at.now)?.kid ?? null
  const told = { ...details, version: ring.version, key: made.kid, former }
  await appendToJournal(at.folder, at.now, event, told)
  await replaceDurably(join(at.folder, signingFile(made.kid)), made.privateKey)
  await replaceDurably(join(at.folder, keyFiles.trousseau), trousseau)
  return ring
}

/**
 * The ring travels in every licence file, which has 16 KiB. What a key signed serves for 39 days at most after
 * another took its place: the last licence opens on a Thursday, its passwords of the day end 35 days after
 * its Monday. Later neither it nor its revocation says anything: a key out of the ring is refused (L-09).
 */
export function stillNeeded(keys: KeyRing['keys'], now: Date): KeyRing['keys'] {
  const since = secondsOf(now) - neededSeconds
  return keys.filter(
    (key) => (key.revoked ?? 0) > since || !keys.some(({ nbf }) => nbf > key.nbf && nbf <= since),
  )
}
const neededSeconds = 45 * 24 * 3600

/** The newest signs: it starts after the one it follows, were both made within the same hour. */
function newestOf(kept: KeyRing['keys'], key: Parameters<typeof ringKeyOf>[0], now: Date) {
  const entry = ringKeyOf(key, now)
  const after = Math.max(entry.nbf, ...kept.map(({ nbf }) => nbf + 1))
  return { ...entry, nbf: Math.min(after, secondsOf(now)) }
}
