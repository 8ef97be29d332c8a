import type { RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { Actor } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import { OutOfScope } from '#platform/work/out-of-scope.ts'

/** A refusal of rights rolled its own transaction back: it is recorded in a second one. */
export async function recordRefusal(
  foundation: Foundation,
  who: { readonly actor: Actor; readonly address: string },
  tried: { readonly route: string; readonly client: string | null },
  error: unknown,
): Promise<void> {
  if (error instanceof OutOfScope) await record(error.clientId ?? tried.client)
  else if (error instanceof Refusal && refusalsOfRights.has(error.problem.code))
    await record(tried.client ?? schoolOfWhoActs())

  function schoolOfWhoActs(): string | null {
    return who.actor.kind === 'school' || who.actor.kind === 'supervision'
      ? who.actor.clientId
      : null
  }

  function record(client: string | null): Promise<void> {
    return openWork(foundation, who, (work) =>
      work.audit('refused', { client, details: { route: tried.route } }),
    )
  }
}

const refusalsOfRights: ReadonlySet<RefusalCode> = new Set([
  'not-allowed',
  'second-factor-required',
  'denied-in-supervision',
  'supervision-only-reads',
])
