import {
  prepareVerifiers,
  VerifiersMissing,
  type PasswordMaker,
} from '#domain/daily-password/verifiers.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'

/** What a publisher decides for all its licences. */
export type Issuer = PasswordMaker & {
  readonly publisher: string
  /** How many days a licence is still taken after its week, as long as nobody chose another number. */
  readonly graceDays: number
}

/**
 * A unit of work in which licences may be issued. Verifiers of the password of the day that nobody has needed
 * yet are computed first, between two transactions; then the work is done anew.
 */
export async function openIssuingWork<Result>(
  foundation: Foundation,
  who: Parameters<typeof openWork>[1],
  issuer: Issuer,
  act: (work: Work) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await openWork(foundation, who, act)
    } catch (error) {
      if (!(error instanceof VerifiersMissing) || attempt >= attemptsMax) throw error
      await prepareVerifiers(foundation, issuer, error.wanted)
    }
}

/** A work on many clients meets one distributor after the other, two weeks each. */
const attemptsMax = 400
