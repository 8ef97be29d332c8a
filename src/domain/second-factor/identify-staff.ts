import { identifySession } from '#domain/sign-in/sessions.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { FactorPlace } from './factor-place.ts'
import { hasFactor } from './has-factor.ts'

/** Who of the staff holds this token. Whose role needs a second factor and who has none is marked as such. */
export async function identifyStaff(
  work: Work,
  { needsFactor }: FactorPlace,
  token: string | undefined,
): Promise<Actor> {
  const actor = await identifySession(work, 'staff', token)
  if (actor.kind !== 'staff' || !needsFactor(actor.role)) return actor
  return (await hasFactor(work, actor.id)) ? actor : { ...actor, lacksFactor: true }
}
