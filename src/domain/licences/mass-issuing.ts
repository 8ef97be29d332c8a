import { VerifiersMissing } from '#domain/daily-password/verifiers.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { holdMassIssuing } from './living-licences-table.ts'

/** So many clients in one transaction: whoever works meanwhile waits for a moment only. */
export const clientsAtOnce = 10

/** Where an error is told that no refusal foresaw. */
export type Tell = (error: unknown) => void

/**
 * Works that lock many clients follow each other: renewal, an order for a whole filter and what a revoked key
 * leaves to do would otherwise wait for one another for ever.
 */
export async function waitForMassIssuing(work: Work): Promise<void> {
  await holdMassIssuing(work)
}

/**
 * One client of many: what goes wrong with it is undone, told if nobody foresaw it, and does not hold up the
 * others. Missing verifiers and keys are no matter of one client: they reach whoever opened the work.
 */
export async function oneOfMany<Result>(
  work: Work,
  tell: Tell,
  act: () => Promise<Result>,
): Promise<{ readonly done: Result } | { readonly refused: Refusal | undefined }> {
  try {
    return { done: await work.attempt(act) }
  } catch (error) {
    if (error instanceof VerifiersMissing) throw error
    if (error instanceof Refusal) {
      if (error.problem.code === 'licence-keys-expired') throw error
      return { refused: error }
    }
    tell(error)
    return { refused: undefined }
  }
}
