import { refuse } from '#contracts/refuse.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import { verifyPassword } from '#domain/sign-in/password-hash.ts'
import { lockPerson, ownAccount } from '#domain/sign-in/read-account.ts'
import { identifySession } from '#domain/sign-in/sessions.ts'
import { refuseTooManyTries, reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'
import type { Actor } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'

/** Whoever is signed in, and the token of the session: a session alone must not change what protects it. */
export type Insider = {
  readonly actor: Actor
  readonly address: string
  readonly session: string
}

/** Acts on one's own account, which is locked, once its password has been given again. */
export async function byPassword<Result>(
  foundation: Foundation,
  who: Insider,
  password: string,
  act: (work: Work, account: AccountRow) => Promise<Result>,
): Promise<Result> {
  const { account, open } = await openWork(foundation, who, async (work) => {
    work.allow('account:own')
    const account = await ownAccount(work)
    return { account, open: await tryDoor(work, 'password', account.id) }
  })
  if (!open) refuseTooManyTries('password')
  if (!(await verifyPassword(password, account.passwordHash))) refuse('password-wrong')
  return openWork(foundation, who, async (work) => {
    const current = await lockInside(work, who, account)
    if (current.passwordHash !== account.passwordHash) refuse('password-wrong')
    await reopenDoor(work, 'password', account.id)
    return act(work, current)
  })
}

/** The account, locked, unless it was disabled or the session ended meanwhile. */
export async function lockInside(
  work: Work,
  { session }: Pick<Insider, 'session'>,
  { id, kind }: Pick<AccountRow, 'id' | 'kind'>,
): Promise<AccountRow> {
  const current = await lockPerson(work, id)
  const holder = await identifySession(work, kind, session)
  if (current === undefined || !('id' in holder) || holder.id !== id) refuse('not-signed-in')
  return current
}
