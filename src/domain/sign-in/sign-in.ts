import { refuse } from '#contracts/refuse.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { AccountKind, AccountRow } from './account-row.ts'
import { accountByMail, lockAccount } from './accounts-table.ts'
import { actorOf } from './actor-of.ts'
import { verifyPassword } from './password-hash.ts'
import { openSession } from './sessions.ts'
import { isKnownBrowser, rememberBrowser } from './sessions-table.ts'
import { giveTicket, type SecondStep } from '#domain/second-factor/give-ticket.ts'
import { hasFactor } from '#domain/second-factor/has-factor.ts'
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

/** For accounts of which it is known that they have no second factor. */
export function entryOf(outcome: Entry | SecondStep): Entry {
  if ('ticket' in outcome) throw new Error('This account needs a second factor.')
  return outcome
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
): Promise<Entry | SecondStep> {
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

/**
 * Undefined when the account was disabled, or its password changed, while the one given was being verified.
 * Where a second factor is needed the try goes on counting until that is given too.
 */
async function enterUnchanged(
  work: Work,
  visitor: Visitor,
  verified: AccountRow,
  door: KnockedDoor,
): Promise<Entry | SecondStep | undefined> {
  const account = await lockAccount(work, verified.id)
  if (account === undefined || account.disabledAt !== null) return undefined
  if (account.passwordHash === null || account.passwordHash !== verified.passwordHash)
    return undefined
  const { passwordHash } = account
  if (await hasFactor(work, account.id))
    return giveTicket(work, account, { purpose: 'sign-in', passwordHash })
  await giveBackTry(work, 'address', visitor.address)
  await giveBackTry(work, ...door)
  return enter(work, visitor, account)
}

/** Whoever gave the password, and then the second factor. The account is locked. */
export async function enterByPassword(
  work: Work,
  visitor: Visitor,
  account: AccountRow,
  details: Details,
): Promise<Entry> {
  await giveBackTry(work, 'address', visitor.address)
  await giveBackTry(work, ...(await doorOf(work, account.kind, visitor, account.mail, account)))
  return enter(work, visitor, account, details)
}

/** Lets a person in whose identity is proved, by a password or by a single-use link. The account is locked. */
export async function enter(
  work: Work,
  visitor: Visitor,
  account: AccountRow,
  details: Details = {},
): Promise<Entry> {
  const acting = work.as(actorOf(account))
  const session = await openSession(acting, account.id, visitor.browser)
  const knownBrowser = (await tokenKnownFor(work, visitor, account)) ?? newToken(work).token
  await rememberBrowser(acting, hashToken(knownBrowser), account.id)
  await acting.audit('signed-in', { client: account.clientId, details })
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

/** Which door somebody knocks at: that of a browser known to the person, else that of the account. */
export async function doorOf(
  work: Work,
  kind: AccountKind,
  visitor: Visitor,
  mail: string,
  account: AccountRow | undefined,
): Promise<KnockedDoor> {
  const known = await tokenKnownFor(work, visitor, account)
  return known === undefined
    ? ['account', doorOfAccount(kind, mail)]
    : ['browser', doorOfBrowser(known)]
}

type Details = Readonly<Record<string, unknown>>
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
  const door = await doorOf(work, kind, visitor, mail, account)
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
