import type { Account } from '#contracts/sign-in.ts'
import { refuse } from '#contracts/refuse.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { accountByMail, type AccountRow } from './accounts-table.ts'
import { verifyPassword } from './password-hash.ts'
import { openSession } from './sessions.ts'
import { isKnownBrowser, rememberBrowser } from './sessions-table.ts'
import { reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken, newToken } from './tokens.ts'

export type Visitor = {
  readonly address: string
  readonly browser: string
  /** The token of a browser that has signed in before, if it brought one. */
  readonly knownBrowser: string | undefined
}

export type Entry = {
  readonly account: Account
  readonly session: string
  readonly knownBrowser: string
}

/**
 * Three units of work, because tries count even when refused and argon2 must not hold a transaction.
 * Unknown, locked, disabled accounts and wrong passwords take the same steps and get the same answer.
 */
export async function signIn(
  foundation: Foundation,
  visitor: Visitor,
  given: { mail: string; password: string },
): Promise<Entry> {
  const stranger = { actor: { kind: 'anonymous' }, address: visitor.address } as const
  const { account, open } = await openWork(foundation, stranger, (work) =>
    knock(work, visitor, given.mail),
  )
  if (open === 'address-closed') refuse('too-many-tries')

  const verified = await verifyPassword(given.password, account?.passwordHash ?? null)
  if (
    !verified ||
    account === undefined ||
    account.disabledAt !== null ||
    open === 'account-closed'
  ) {
    await openWork(foundation, stranger, (work) =>
      work.audit('sign-in-refused', { details: { account: account?.id ?? null } }),
    )
    refuse('sign-in-refused')
  }
  return openWork(foundation, stranger, (work) => enter(work, visitor, account))
}

/** Lets a person in whose identity is proved, by a password or by a single-use link. */
export async function enter(work: Work, visitor: Visitor, account: AccountRow): Promise<Entry> {
  const acting = work.as({
    kind: 'staff',
    id: account.id,
    name: account.name,
    role: account.role,
    distributorId: account.distributorId,
  })
  const session = await openSession(acting, account.id, visitor.browser)
  const knownBrowser = visitor.knownBrowser ?? newToken(work).token
  await rememberBrowser(acting, hashToken(knownBrowser), account.id)
  await reopenDoor(acting, 'account', account.mail)
  await acting.audit('signed-in')
  return { account: accountOf(account), session, knownBrowser }
}

export function accountOf({
  id,
  name,
  mail,
  role,
  distributorId,
  distributorName,
}: AccountRow): Account {
  return {
    id,
    name,
    mail,
    role,
    distributor: distributorId === null ? null : { id: distributorId, name: distributorName ?? '' },
  }
}

type Knock = { account: AccountRow | undefined; open: 'open' | 'address-closed' | 'account-closed' }

async function knock(work: Work, visitor: Visitor, mail: string): Promise<Knock> {
  if (!(await tryDoor(work, 'address', visitor.address)))
    return { account: undefined, open: 'address-closed' }
  const account = await accountByMail(work, mail)
  const browserHash = hashToken(visitor.knownBrowser ?? '')
  const known = await isKnownBrowser(work, browserHash, account?.id ?? nobodyId)
  const open = known
    ? await tryDoor(work, 'browser', browserHash.toString('hex'))
    : await tryDoor(work, 'account', mail)
  return { account, open: open ? 'open' : 'account-closed' }
}

const nobodyId = '00000000-0000-0000-0000-000000000000'
