import type { Assertion } from '#contracts/second-factor.ts'
import { refuse } from '#contracts/refuse.ts'
import type { AccountRow } from '#domain/sign-in/account-row.ts'
import { actorOf } from '#domain/sign-in/actor-of.ts'
import { enterByLink } from '#domain/sign-in/password-links.ts'
import { lockPerson, personById } from '#domain/sign-in/read-account.ts'
import { doorOf, enterByPassword, type Entry, type Visitor } from '#domain/sign-in/sign-in.ts'
import { giveBackTry, refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken } from '#platform/tokens.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { consumeChallenge, livingTicket, type Ticket } from './challenges-table.ts'
import type { FactorPlace } from './factor-place.ts'
import {
  countRecoveryCodes,
  noteUse,
  saveLastStep,
  selectPasskeys,
  selectTotp,
} from './factors-table.ts'
import { holderHashOf } from './give-ticket.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { tellOwner } from './tell-owner.ts'
import { isTotpCode, stepOfCode, withoutSpaces } from './totp.ts'
import { counterOfAssertion } from './verify-passkey.ts'

/** Who comes with a ticket, and the cookie of the browser that was given it. */
export type SteppingVisitor = Visitor & { readonly holder: string | undefined }

/** Six digits are a code of the app; anything else is read as a recovery code. */
export function enterByCode(
  foundation: Foundation,
  place: FactorPlace,
  visitor: SteppingVisitor,
  given: { readonly ticket: string; readonly code: string },
): Promise<Entry> {
  const code = withoutSpaces(given.code)
  const proof: Proof = isTotpCode(code)
    ? { by: 'totp', holds: (work, account) => totpHolds(work, place, account, code) }
    : { by: 'recovery-code', holds: (work, account) => recoveryHolds(work, place, account, code) }
  return takeSecondStep(foundation, place, visitor, given.ticket, proof)
}

export function enterByPasskey(
  foundation: Foundation,
  place: FactorPlace,
  visitor: SteppingVisitor,
  given: { readonly ticket: string; readonly assertion: Assertion },
): Promise<Entry> {
  return takeSecondStep(foundation, place, visitor, given.ticket, {
    by: 'passkey',
    holds: (work, account, ticket) => passkeyHolds(work, place, account, ticket, given.assertion),
  })
}

/** Notes that it served when it holds; writes nothing when it does not. */
type Proof = {
  readonly by: 'totp' | 'recovery-code' | 'passkey'
  readonly holds: (work: Work, account: AccountRow, ticket: Ticket) => Promise<boolean>
}

/**
 * A try counts before it is looked at, whatever comes of it. A wrong code, one that has served and a closed
 * door get the same answer. The ticket is used up by whoever enters, and by too many tries.
 */
async function takeSecondStep(
  foundation: Foundation,
  place: FactorPlace,
  visitor: SteppingVisitor,
  ticket: string,
  proof: Proof,
): Promise<Entry> {
  const stranger = { actor: { kind: 'anonymous' }, address: visitor.address } as const
  const knocked = await openWork(foundation, stranger, (work) =>
    knock(work, place, visitor, ticket, proof),
  )
  if (knocked.door === 'address closed') refuseTooManyTries('address')
  if (knocked.door === 'ticket over') refuse('second-step-over')
  const { account } = knocked
  const entry = knocked.isOpen
    ? await openWork(foundation, stranger, (work) => enterProved(work, visitor, ticket, proof))
    : undefined
  if (entry !== undefined) return entry
  await openWork(foundation, stranger, (work) =>
    work.audit('second-factor-refused', {
      client: account.clientId,
      details: { account: account.id, factor: proof.by },
    }),
  )
  refuse('second-factor-refused')
}

type Knocked =
  | { readonly door: 'address closed' }
  | { readonly door: 'ticket over' }
  | { readonly door: 'reached'; readonly account: AccountRow; readonly isOpen: boolean }

async function knock(
  work: Work,
  place: FactorPlace,
  visitor: SteppingVisitor,
  token: string,
  { by }: Proof,
): Promise<Knocked> {
  if (!(await tryDoor(work, 'address', visitor.address))) return { door: 'address closed' }
  const ticket = await livingTicket(work, hashToken(token), holderHashOf(visitor.holder))
  const account = ticket && (await personById(work, ticket.accountId))
  if (account?.kind !== place.kind || account.disabledAt !== null) return { door: 'ticket over' }
  if (!(await tryDoor(work, 'ticket', token))) return { door: 'ticket over' }
  const isOpen = await tryBoth(work, await doorOfFactor(work, visitor, account, by))
  return { door: 'reached', account, isOpen }
}

/** Undefined when the proof does not hold. */
async function enterProved(
  work: Work,
  visitor: SteppingVisitor,
  token: string,
  { by, holds }: Proof,
): Promise<Entry | undefined> {
  const holderHash = holderHashOf(visitor.holder)
  // The person before what is theirs, as whoever disables them does.
  const found =
    (await livingTicket(work, hashToken(token), holderHash)) ?? refuse('second-step-over')
  const account = await lockPerson(work, found.accountId)
  const ticket = await livingTicket(work, hashToken(token), holderHash)
  if (ticket === undefined || account === undefined || account.disabledAt !== null)
    refuse('second-step-over')
  if (ticket.purpose === 'sign-in' && ticket.passwordHash !== account.passwordHash)
    refuse('second-step-over')
  if (!(await holds(work, account, ticket))) return undefined
  if (!(await consumeChallenge(work, ticket.tokenHash))) refuse('second-step-over')

  const door = await doorOfFactor(work, visitor, account, by)
  await giveBackTry(work, 'address', visitor.address)
  for (const each of ['code', 'code-day'] as const) await giveBackTry(work, each, door)
  const details = { factor: by }
  const { linkHash, passwordHash } = ticket
  return linkHash === null || passwordHash === null
    ? enterByPassword(work, visitor, account, details)
    : enterByLink(work, visitor, account, { linkHash, passwordHash }, details)
}

/**
 * A browser that signed in before has its own count, and so has each kind of factor: whoever knows the
 * password and closes the door of codes by guessing does not keep the owner out.
 */
async function doorOfFactor(
  work: Work,
  visitor: Visitor,
  account: AccountRow,
  by: Proof['by'],
): Promise<string> {
  const [door, who] = await doorOf(work, account.kind, visitor, account.mail, account)
  return `${by} ${door} ${who}`
}

async function tryBoth(work: Work, door: string): Promise<boolean> {
  const thisHour = await tryDoor(work, 'code', door)
  const today = await tryDoor(work, 'code-day', door)
  return thisHour && today
}

async function totpHolds(
  work: Work,
  { sealer }: FactorPlace,
  account: AccountRow,
  code: string,
): Promise<boolean> {
  const totp = await selectTotp(work, account.id)
  const secret = totp && sealer.open(totp.sealedSecret, account.id)
  if (totp === undefined || secret === undefined) return false
  const step = await stepOfCode(secret, code, work.now, totp.lastStep)
  if (step === undefined) return false
  await saveLastStep(work, account.id, step)
  return true
}

async function recoveryHolds(
  work: Work,
  place: FactorPlace,
  account: AccountRow,
  code: string,
): Promise<boolean> {
  if (!(await useRecoveryCode(work, account.id, code))) return false
  const left = await countRecoveryCodes(work, account.id)
  await work.as(actorOf(account)).audit('recovery-code-used', {
    client: account.clientId,
    details: { left },
  })
  await tellOwner(work, place, account, {
    subject: 'un code de secours a servi',
    what: `Un code de secours vient d’ouvrir votre compte. Il en reste ${left} : faites-en d’autres avant le dernier.`,
  })
  return true
}

async function passkeyHolds(
  work: Work,
  place: FactorPlace,
  account: AccountRow,
  { tokenHash }: Ticket,
  assertion: Assertion,
): Promise<boolean> {
  const passkeys = await selectPasskeys(work, account.id)
  const credentialId = Buffer.from(assertion.id, 'base64url')
  const passkey = passkeys.find((each) => each.credentialId.equals(credentialId))
  if (passkey === undefined) return false
  const counter = await counterOfAssertion(place, tokenHash, passkey, assertion)
  if (counter === undefined) return false
  await noteUse(work, passkey.id, counter)
  return true
}
