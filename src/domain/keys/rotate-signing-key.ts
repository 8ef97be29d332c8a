import type { KeyRing } from '#licence-file/key-ring.ts'
import { changingKeys, type KeyFolder } from './key-folder.ts'
import { secondsOf } from './key-ring-of.ts'
import { publishRing } from './publish-ring.ts'

/** A new key signs from now on; the former ones still vouch for what they signed, until their end. */
export async function rotateSigningKey(at: KeyFolder): Promise<KeyRing> {
  return changingKeys(at, async (keys) => {
    const living = keys.ring.keys.filter(({ exp }) => exp > secondsOf(at.now))
    return publishRing(at, keys, living, 'signing-key-rotated', {})
  })
}
