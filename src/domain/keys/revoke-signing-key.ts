import type { KeyRing, RingKey } from '#licence-file/key-ring.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { changingKeys, type KeyFolder } from './key-folder.ts'
import { secondsOf } from './key-ring-of.ts'
import { publishRing } from './publish-ring.ts'

/**
 * Nothing that this key signed holds any more, whatever the date written there; a new key signs, and the
 * server issues again every licence that it had signed. `kid` may be its first characters, 6 at least.
 */
export async function revokeSigningKey(
  at: KeyFolder,
  kid: string,
  reason: string,
): Promise<KeyRing> {
  return changingKeys(at, async (keys) => {
    const key = theKey(keys.ring, kid)
    const kept = keys.ring.keys.map((each) =>
      each === key ? { ...each, revoked: secondsOf(at.now) } : each,
    )
    return publishRing(at, keys, kept, 'signing-key-revoked', { revoked: key.kid, reason })
  })
}

function theKey({ keys }: KeyRing, kid: string): RingKey {
  const found = kid.length < 6 ? [] : keys.filter((key) => key.kid.startsWith(kid))
  const [key] = found
  if (key === undefined || found.length > 1)
    throw new StartRefused(
      `Aucune clé, ou plusieurs, ne commence par « ${kid} » : « npm run keys -- show » les montre. Rien n’a été modifié.`,
    )
  if (key.revoked !== undefined)
    throw new StartRefused(`La clé ${key.kid} est déjà révoquée. Rien n’a été modifié.`)
  return key
}
