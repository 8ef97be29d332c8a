import type { CheckFinding } from '#contracts/online-service.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { ExitName } from '../exit-codes.ts'
import { Failure, toldOf, type Told } from '../failures.ts'

type No = { readonly exit: ExitName; readonly told: Told }

/** What this machine saw of one thing from the school: open, or why not and what to do. */
export type Check = { readonly what: CheckFinding['what'] } & (
  | { readonly outcome: 'open'; readonly no?: never }
  | { readonly outcome: 'refused' | 'unreachable'; readonly no: No }
)

/**
 * Asks, and takes a "no" of the service or of the network for an answer. Throws the others: what
 * stands in the folder, and that this machine is not attached, which says nothing of the service.
 */
export async function checkOf(
  what: CheckFinding['what'],
  ask: () => Promise<unknown>,
  inWords: (no: Failure | Refusal) => No = toldOf,
): Promise<Check> {
  try {
    await ask()
    return { what, outcome: 'open' }
  } catch (error) {
    if (error instanceof Refusal && error.problem.code !== 'agent-refused')
      return { what, outcome: 'refused', no: inWords(error) }
    if (error instanceof Failure && error.exit === 'network')
      return { what, outcome: 'unreachable', no: inWords(error) }
    throw error
  }
}

/** As the distributor is told of it. */
export function findingOf({ what, outcome, no }: Check): CheckFinding {
  return { what, outcome, code: no?.told.code.slice(0, codeCharactersMax) ?? null }
}

const codeCharactersMax = 60
