import { refuse } from '#contracts/refuse.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { AccountKind, AccountRow } from './account-row.ts'
import { accountByMail, lockAccount } from './accounts-table.ts'
import { actorOf } from './actor-of.ts'
import { verifyPassword } from './password-hash.ts'
import { openSession } from './sessions.ts'
import { isKnownBrowser, rememberBrowser } from './sessions-table.ts'
import { giveBackTry, refuseTooManyTries, tryDoor, type Door } from '#domain/throttle/throttle.ts'
import { hashToken, newToken } from '#platform/tokens.ts'

export type Visitor = {
  readonly address: string
  readonly browser: string
  /** The token of a browser that has signed in before, if it brought one. */
  readonly knownBrowser: string | undefined
}

export type Entry = {
  readonly account: AccountRow
  readonly session: string
  readonly knownBrowser: string
}

/**
 * Three units of work, because tries count even when refused and argon2 must not hold a transaction.
 * Unknown, locked, disabled accounts and wrong passwords take the same steps and get the same answer.
 */
export async function signIn(
  foundation: Foundation,
  kind: AccountKind,
  visitor: Visitor,
  given: { mail: string; password: string },
): Promise<Entry> {
  const stranger = { actor: { kind: 'anonymous' }, address: visitor.address } as const
  const { account, door, isOpen } = await openWork(foundation, stranger, (work) =>
    knock(work, kind, visitor, given.mail),
  )
  if (!isOpen && door[0] === 'address') refuseTooManyTries('address')

  const verified = await verifyPassword(given.password, account?.passwordHash ?? null)
  const entry =
    verified && isOpen && account !== undefined && account.disabledAt === null
      ? await openWork(foundation, stranger, (work) => enterUnchanged(work, visitor, account, door))
      : undefined
  if (entry !== undefined) return entry
  await openWork(foundation, stranger, (work) =>
    work.audit('sign-in-refused', { details: { account: account?.id ?? null } }),
  )
  refuse('sign-in-refused')
}

/** Undefined when the account was disabled, or its password changed, while the one given was being verified. */
async function enterUnchanged(
  work: Work,
  visitor: Visitor,
  verified: AccountRow,
  door: KnockedDoor,
): Promise<Entry | undefined> {
  const account = await lockAccount(work, verified.id)
  if (account === undefined || account.disabledAt !== null) return undefined
  if (account.passwordHash !== verified.passwordHash) return undefined
  await giveBackTry(work, 'address', visitor.address)
  await giveBackTry(work, ...door)
  return enter(work, visitor, account)
}

/** Lets a person in whose identity is proved, by a password or by a single-use link. The account is locked. */
export async function enter(work: Work, visitor: Visitor, account: AccountRow): Promise<Entry> {
  const acting = work.as(actorOf(account))
  const session = await openSession(acting, account.id, visitor.browser)
  const knownBrowser = (await tokenKnownFor(work, visitor, account)) ?? newToken(work).token
  await rememberBrowser(acting, hashToken(knownBrowser), account.id)
  await acting.audit('signed-in', { client: account.clientId })
  return { account, session, knownBrowser }
}

/** The name of the door of one account: the same address has another account on another site. */
export function doorOfAccount(kind: AccountKind, mail: string): string {
  return kind === 'staff' ? mail : `${kind} ${mail}`
}

/** The name of the door of one browser, from the token that makes it known. */
export function doorOfBrowser(token: string): string {
  return hashToken(token).toString('hex')
}

type KnockedDoor = [door: Door, who: string]
type Knock = { account: AccountRow | undefined; door: KnockedDoor; isOpen: boolean }

async function knock(
  work: Work,
  kind: AccountKind,
  visitor: Visitor,
  mail: string,
): Promise<Knock> {
  if (!(await tryDoor(work, 'address', visitor.address)))
    return { account: undefined, door: ['address', visitor.address], isOpen: false }
  const account = await accountByMail(work, kind, mail)
  const known = await tokenKnownFor(work, visitor, account)
  const door: KnockedDoor =
    known === undefined ? ['account', doorOfAccount(kind, mail)] : ['browser', doorOfBrowser(known)]
  return { account, door, isOpen: await tryDoor(work, ...door) }
}

/** The token that the visitor's browser brought, if the house once drew it for that person: any other proves nothing. */
async function tokenKnownFor(
  work: Work,
  { knownBrowser }: Visitor,
  account: AccountRow | undefined,
): Promise<string | undefined> {
  const known = await isKnownBrowser(work, hashToken(knownBrowser ?? ''), account?.id ?? nobodyId)
  return known ? knownBrowser : undefined
}

const nobodyId = '00000000-0000-0000-0000-000000000000'
