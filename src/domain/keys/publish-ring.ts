import { join } from 'node:path'
import { signKeyRing, type KeyRing } from '#licence-file/key-ring.ts'
import { generateKey } from '#licence-file/keys.ts'
import { keyFiles, signingFile } from './key-files.ts'
import { readRootKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { ringKeyOf, ringOf, secondsOf } from './key-ring-of.ts'
import { signingKeyAt, type LicenceKeys } from './licence-keys.ts'
import { replaceDurably, writeDurably } from './write-durably.ts'

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
    [...kept, newestOf(kept, made.publicKey, at.now)],
    at.now,
  )
  const trousseau = await signKeyRing(
    ring,
    roots.map((root) => ({ kid: root.kid, privateKey: root })),
  )
  const former = signingKeyAt(keys, at.now)?.kid ?? null
  const told = { ...details, version: ring.version, key: made.kid, former }
  await appendToJournal(at.folder, at.now, event, told)
  await writeDurably(join(at.folder, signingFile(made.kid)), made.privateKey)
  await replaceDurably(join(at.folder, keyFiles.trousseau), trousseau)
  return ring
}

/** The newest signs: it starts after the one it follows, were both made within the same hour. */
function newestOf(kept: KeyRing['keys'], key: Parameters<typeof ringKeyOf>[0], now: Date) {
  const entry = ringKeyOf(key, now)
  const after = Math.max(entry.nbf, ...kept.map(({ nbf }) => nbf + 1))
  return { ...entry, nbf: Math.min(after, secondsOf(now)) }
}
