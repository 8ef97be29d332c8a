import type { KeyRing } from '#licence-file/key-ring.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { changingKeys, type KeyFolder } from './key-folder.ts'
import { secondsOf } from './key-ring-of.ts'
import { publishRing, stillNeeded } from './publish-ring.ts'

/** A licence file holds about 65; what is left is for revocations, which nothing must stop. */
const keysMax = 50

/** A new key signs from now on; the former ones still vouch for what they signed, until their end. */
export async function rotateSigningKey(at: KeyFolder): Promise<KeyRing> {
  return changingKeys(at, async (keys) => {
    const living = keys.ring.keys.filter(({ exp }) => exp > secondsOf(at.now))
    if (stillNeeded(living, at.now).length >= keysMax)
      throw new StartRefused(
        `Le trousseau porte déjà ${keysMax} clés, et chaque licence le porte : une clé en sort 45 jours après avoir été remplacée. Rien n’a été modifié.`,
      )
    return publishRing(at, keys, living, 'signing-key-rotated', {})
  })
}
