import { refuse } from '#contracts/refuse.ts'
import { hasFactor } from '#domain/second-factor/has-factor.ts'
import type { Actor } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import { lockAccount, savePassword } from './accounts-table.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { requireGoodPassword, requireLength, wordsAbout } from './password-rules.ts'
import { endWhatWaits } from './end-what-waits.ts'
import { ownAccount } from './read-account.ts'
import { endOtherSessions, identifySession } from './sessions.ts'
import { refuseTooManyTries, reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'

/** Changes one's own password; every other session of that person ends. */
export async function changePassword(
  foundation: Foundation,
  who: { readonly actor: Actor; readonly address: string; readonly session: string },
  given: { readonly current: string; readonly next: string },
): Promise<void> {
  const { account, isProtected, open } = await openWork(foundation, who, async (work) => {
    work.allow('account:own')
    const account = await ownAccount(work)
    const isProtected = await hasFactor(work, account.id)
    return { account, isProtected, open: await tryDoor(work, 'password', account.id) }
  })
  if (!open) refuseTooManyTries('password')
  if (!(await verifyPassword(given.current, account.passwordHash))) refuse('password-wrong')
  requireGoodPassword(given.next, wordsAbout(account), isProtected)
  const hash = await hashPassword(given.next)

  await openWork(foundation, who, async (work) => {
    const current = await lockAccount(work, account.id)
    // Disabled, signed out or changed elsewhere while the passwords were being worked on.
    const { kind } = await identifySession(work, account.kind, who.session)
    if (kind === 'anonymous') refuse('not-signed-in')
    if (current?.passwordHash !== account.passwordHash) refuse('password-wrong')
    requireLength(given.next, await hasFactor(work, account.id))
    await savePassword(work, account.id, hash)
    await endOtherSessions(work, account.id, who.session)
    await endWhatWaits(work, account.id)
    await reopenDoor(work, 'password', account.id)
    await work.audit('password-changed')
  })
}
