import type { PasswordLink } from '#contracts/sign-in.ts'
import { refuse } from '#contracts/refuse.ts'
import { giveTicket, type SecondStep } from '#domain/second-factor/give-ticket.ts'
import { hasFactor } from '#domain/second-factor/has-factor.ts'
import type { Message } from '#platform/mail/post-mail.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { AccountKind, AccountRow } from './account-row.ts'
import { accountByMail, lockAccount, savePassword } from './accounts-table.ts'
import { actorOf } from './actor-of.ts'
import { endWhatWaits } from './end-what-waits.ts'
import { hashPassword } from './password-hash.ts'
import {
  passwordCharactersMin,
  requireGoodPassword,
  requireLength,
  wordsAbout,
} from './password-rules.ts'
import {
  endLinksOf,
  insertLink,
  lockLivingLink,
  ownerOfLink,
  type LinkPurpose,
} from './password-links-table.ts'
import { deleteSessionsOf } from './sessions-table.ts'
import { doorOfAccount, doorOfBrowser, enter, type Entry, type Visitor } from './sign-in.ts'
import { refuseTooManyTries, reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken, newToken } from '#platform/tokens.ts'

const hourMs = 3_600_000
const lifeMs: Readonly<Record<LinkPurpose, number>> = {
  'first-connection': 72 * hourMs,
  'forgotten-password': hourMs,
}

/** A site that people sign in to: whose accounts, where links lead, and how mails call it. */
export type DoorPlace = {
  readonly kind: AccountKind
  readonly url: URL
  readonly product: string
}

/** Makes the single-use link of a person; the previous ones no longer hold. The token is in the fragment: no server sees it in a URL. */
export async function createPasswordLink(
  work: Work,
  place: DoorPlace,
  accountId: string,
  purpose: LinkPurpose,
): Promise<{ link: string; expiresAt: Date }> {
  const { token, tokenHash } = newToken(work)
  const expiresAt = new Date(work.now.getTime() + lifeMs[purpose])
  await lockAccount(work, accountId) // of two links made at once, the second ends the first
  // An invitation stays good when somebody else asks for « mot de passe oublié » in that name.
  await endLinksOf(work, accountId, purpose === 'forgotten-password' ? purpose : undefined)
  await insertLink(work, { tokenHash, accountId, purpose, expiresAt })
  return { link: new URL(`/lien#${token}`, place.url).href, expiresAt }
}

/** « Mot de passe oublié »: a mail if the account exists. The edge answers without waiting, so that its time says nothing. */
export async function sendForgottenPasswordLink(
  work: Work,
  place: DoorPlace,
  address: string,
): Promise<void> {
  const open = await tryDoor(work, 'mail', doorOfAccount(place.kind, address))
  const account = await accountByMail(work, place.kind, address)
  if (!open || account === undefined || account.disabledAt !== null) return
  const { link } = await createPasswordLink(work, place, account.id, 'forgotten-password')
  await work.audit('password-link-sent', {
    client: account.clientId,
    details: { account: account.id },
  })
  await work.post(forgottenPasswordMail(account, place, link))
}

export async function readPasswordLink(
  work: Work,
  kind: AccountKind,
  token: string,
): Promise<PasswordLink> {
  const { account, purpose, expiresAt } = await livingLink(work, kind, hashToken(token))
  return {
    name: account.name,
    mail: account.mail,
    purpose,
    expiresAt: expiresAt.toISOString(),
    passwordCharactersMin: passwordCharactersMin(await hasFactor(work, account.id)),
  }
}

/**
 * Sets the password and enters. The link holds once; all sessions of before end. Where a second factor is needed
 * nothing changes before it is given: a mailbox alone neither enters nor keeps the owner out.
 */
export async function usePasswordLink(
  foundation: Foundation,
  kind: AccountKind,
  visitor: Visitor,
  given: { token: string; password: string },
): Promise<Entry | SecondStep> {
  const stranger = { actor: { kind: 'anonymous' }, address: visitor.address } as const
  const linkHash = hashToken(given.token)
  const { account, isProtected, open } = await openWork(foundation, stranger, async (work) => {
    const open = await tryDoor(work, 'link', visitor.address)
    const { account } = await livingLink(work, kind, linkHash)
    return { account, isProtected: await hasFactor(work, account.id), open }
  })
  if (!open) refuseTooManyTries('link')
  requireGoodPassword(given.password, wordsAbout(account), isProtected)
  const hash = await hashPassword(given.password)

  return openWork(foundation, stranger, async (work) => {
    const { account } = await livingLink(work, kind, linkHash)
    const isProtected = await hasFactor(work, account.id)
    requireLength(given.password, isProtected)
    return isProtected
      ? giveTicket(work, account, { purpose: 'password-link', passwordHash: hash, linkHash })
      : choose(work, visitor, account, hash)
  })
}

/** Whoever followed a link, chose a password and then gave the second factor. */
export async function enterByLink(
  work: Work,
  visitor: Visitor,
  { kind }: Pick<AccountRow, 'kind'>,
  chosen: { readonly linkHash: Buffer; readonly passwordHash: string },
  details: Readonly<Record<string, unknown>>,
): Promise<Entry> {
  const { account } = await livingLink(work, kind, chosen.linkHash)
  return choose(work, visitor, account, chosen.passwordHash, details)
}

async function choose(
  work: Work,
  visitor: Visitor,
  account: AccountRow,
  passwordHash: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<Entry> {
  await endWhatWaits(work, account.id)
  await savePassword(work, account.id, passwordHash)
  await deleteSessionsOf(work, account.id)
  await reopenDoor(work, 'account', doorOfAccount(account.kind, account.mail))
  await reopenDoor(work, 'browser', doorOfBrowser(visitor.knownBrowser ?? ''))
  await work.as(actorOf(account)).audit('password-chosen', { client: account.clientId })
  return enter(work, visitor, account, details)
}

async function livingLink(
  work: Work,
  kind: AccountKind,
  tokenHash: Buffer,
): Promise<{ account: AccountRow; purpose: LinkPurpose; expiresAt: Date }> {
  const owner = (await ownerOfLink(work, tokenHash)) ?? refuse('link-refused')
  // The person before their links, as whoever disables them does.
  const account = await lockAccount(work, owner)
  const link = await lockLivingLink(work, tokenHash)
  if (link === undefined || account?.kind !== kind || account.disabledAt !== null)
    refuse('link-refused')
  return { account, purpose: link.purpose, expiresAt: link.expiresAt }
}

function forgottenPasswordMail(account: AccountRow, place: DoorPlace, link: string): Message {
  return {
    to: account.mail,
    purpose: 'forgotten-password',
    accountId: account.id,
    subject: `${place.product} : choisir un nouveau mot de passe`,
    text: `Bonjour ${account.name},\n\nVous avez demandé un nouveau mot de passe. Ce lien vaut une heure et une seule fois :\n\n${link}\n\nSi vous n’avez rien demandé, ne faites rien : votre mot de passe n’a pas changé.\n`,
  }
}
