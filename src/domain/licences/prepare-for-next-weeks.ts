import { mondayOf, weekOf } from '#base/iso-week.ts'
import { prepareVerifiers } from '#domain/daily-password/verifiers.ts'
import { scopesInUse } from '#domain/daily-password/scopes-in-use.ts'
import { currentScope } from '#domain/keys/licence-keys.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Issuer } from './issuer.ts'

const weekMs = 7 * 24 * 3_600_000

/** Computes ahead the verifiers that this week's and next week's licences will carry, so that « Ajouter » never waits for them. */
export async function prepareForNextWeeks(
  foundation: Foundation,
  issuer: Issuer,
  isStopping: () => boolean,
): Promise<void> {
  const house = { actor: { kind: 'system' }, address: null } as const
  const scopes = await openWork(foundation, house, scopesInUse)
  const now = foundation.clock.now().getTime()
  for (const scope of scopes)
    for (const ahead of [0, weekMs]) {
      const from = mondayOf(weekOf(new Date(now + ahead), 'Europe/Paris'))
      await prepareVerifiers(
        foundation,
        issuer,
        { scope: currentScope(issuer.keys, scope), from },
        isStopping,
      )
    }
}
