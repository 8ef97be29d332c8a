import { followingDay } from '#base/calendar.ts'
import { currentScope, masterOf, type LicenceKeys } from '#domain/keys/licence-keys.ts'
import type { PasswordCost } from '#licence-file/hash-password.ts'
import {
  makeDailyPassword,
  makeVerifier,
  type PasswordScope,
} from '#licence-file/make-daily-password.ts'
import { verifierDays, type PasswordVerifiers } from '#licence-file/password-verifiers.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { scopeOfClients } from './password-scope.ts'
import {
  deleteVerifiersBefore,
  isAnyScope,
  keepSalt,
  keepVerifiers,
  selectSalt,
  selectVerifiers,
} from './verifiers-table.ts'

/** What verifiers are made from. */
export type PasswordMaker = { readonly keys: LicenceKeys; readonly passwordCost: PasswordCost }

/**
 * They are not all computed yet. Each takes a quarter of a second, which no transaction must hold: whoever
 * opened this one prepares them and opens another; see `openIssuingWork`.
 */
export class VerifiersMissing extends Error {
  override readonly name = 'VerifiersMissing'
  readonly wanted: { readonly scope: PasswordScope; readonly from: string }

  constructor(scope: PasswordScope, from: string) {
    super(`verifiers of ${scope.scope} from ${from} are not computed yet`)
    this.wanted = { scope, from }
  }
}

export type CarriedVerifiers = { readonly scope: PasswordScope; readonly mdj: PasswordVerifiers }

/** What a licence carries whose week begins on that Monday (YYYY-MM-DD): 35 days. Throws VerifiersMissing. */
export async function readVerifiers(
  work: Work,
  { keys, passwordCost }: PasswordMaker,
  distributorId: string | null,
  monday: string,
): Promise<CarriedVerifiers> {
  const scope = currentScope(keys, scopeOfClients(distributorId))
  const salt = await selectSalt(work, scope.scope)
  const days = { from: monday, to: daysFrom(monday).at(-1) ?? monday }
  const known = await selectVerifiers(work, scope, passwordCost, days)
  if (salt === undefined || known.length < verifierDays) throw new VerifiersMissing(scope, monday)
  return {
    scope,
    mdj: {
      v: 1,
      m: passwordCost.memoryKib,
      t: passwordCost.passes,
      sel: salt.toString('base64url'),
      du: monday,
      h: known.map(({ hash }) => hash.toString('base64url')),
    },
  }
}

/**
 * Computes those that are missing, outside of any transaction: about 9 seconds for the 35 of a new scope, 2
 * for the 7 of each new week.
 */
export async function prepareVerifiers(
  foundation: Foundation,
  { keys, passwordCost }: PasswordMaker,
  { scope, from }: VerifiersMissing['wanted'],
  isStopping: () => boolean = () => false,
): Promise<void> {
  const days = daysFrom(from)
  const range = { from, to: days.at(-1) ?? from }
  const { salt, known } = await openWork(foundation, theHouse, async (work) => {
    await keepSalt(work, scope.scope, work.secret(16))
    const salt = await selectSalt(work, scope.scope)
    if (salt === undefined) throw new Error('The salt just kept is not there.')
    return { salt, known: await selectVerifiers(work, scope, passwordCost, range) }
  })
  const missing = days.filter((day) => !known.some((each) => each.day === day))
  const master = masterOf(keys, scope.keyVersion)
  // Two at a time: the threads that argon2 takes are those that files and names of hosts need too.
  for (let at = 0; at < missing.length && !isStopping(); at += 2) {
    const made = missing.slice(at, at + 2).map(async (day) => {
      const password = makeDailyPassword(master, scope, day)
      return { day, hash: await makeVerifier(password, salt, day, passwordCost) }
    })
    const verifiers = await Promise.all(made)
    await openWork(foundation, theHouse, (work) =>
      keepVerifiers(work, scope, passwordCost, verifiers),
    )
  }
}

/** Nothing to keep: days long past. */
export async function clearOldVerifiers(work: Work): Promise<void> {
  const monthAgo = new Date(work.now.getTime() - 31 * 24 * 3_600_000)
  await deleteVerifiersBefore(work, monthAgo.toISOString().slice(0, 10))
}

/** Whether schools may hold verifiers of this house, made by its master key. */
export async function hasGivenVerifiers(work: Work): Promise<boolean> {
  work.allow('licences:read')
  return isAnyScope(work)
}

function daysFrom(first: string): string[] {
  const days = [first]
  while (days.length < verifierDays) days.push(followingDay(days.at(-1) ?? first))
  return days
}

const theHouse = { actor: { kind: 'system' }, address: null } as const
