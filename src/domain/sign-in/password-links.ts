import type { PasswordLink } from '#contracts/sign-in.ts'
import { refuse } from '#contracts/refuse.ts'
import type { Mail, Message } from '#platform/mail.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { accountByMail, lockAccount, savePassword, type AccountRow } from './accounts-table.ts'
import { actorOf } from './actor-of.ts'
import { hashPassword } from './password-hash.ts'
import { requireGoodPassword } from './password-rules.ts'
import {
  endLinksOf,
  insertLink,
  lockLivingLink,
  ownerOfLink,
  type LinkPurpose,
} from './password-links-table.ts'
import { deleteSessionsOf } from './sessions-table.ts'
import { doorOfBrowser, enter, type Entry, type Visitor } from './sign-in.ts'
import { refuseTooManyTries, reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken, newToken } from '#platform/tokens.ts'

const hourMs = 3_600_000
const lifeMs: Readonly<Record<LinkPurpose, number>> = {
  'first-connection': 72 * hourMs,
  'forgotten-password': hourMs,
}

/** Where links lead, and how mails call the product. */
export type LinkOrigin = { readonly portalUrl: URL; readonly product: string }

/** Makes the single-use link of a person; the previous ones no longer hold. The token is in the fragment: no server sees it in a URL. */
export async function createPasswordLink(
  work: Work,
  origin: LinkOrigin,
  staffId: string,
  purpose: LinkPurpose,
): Promise<{ link: string; expiresAt: Date }> {
  const { token, tokenHash } = newToken(work)
  const expiresAt = new Date(work.now.getTime() + lifeMs[purpose])
  await lockAccount(work, staffId) // of two links made at once, the second ends the first
  // An invitation stays good when somebody else asks for « mot de passe oublié » in that name.
  await endLinksOf(work, staffId, purpose === 'forgotten-password' ? purpose : undefined)
  await insertLink(work, { tokenHash, staffId, purpose, expiresAt })
  return { link: new URL(`/lien#${token}`, origin.portalUrl).href, expiresAt }
}

/** « Mot de passe oublié »: a mail if the account exists. The edge answers without waiting, so that its time says nothing. */
export async function sendForgottenPasswordLink(
  work: Work,
  origin: LinkOrigin,
  mail: Mail,
  address: string,
): Promise<void> {
  const open = await tryDoor(work, 'mail', address)
  const account = await accountByMail(work, address)
  if (!open || account === undefined || account.disabledAt !== null) return
  const { link } = await createPasswordLink(work, origin, account.id, 'forgotten-password')
  await work.audit('password-link-sent', { details: { account: account.id } })
  work.afterCommit(() => mail.post(forgottenPasswordMail(account, origin, link)))
}

export async function readPasswordLink(work: Work, token: string): Promise<PasswordLink> {
  const { account, purpose, expiresAt } = await livingLink(work, token)
  return { name: account.name, mail: account.mail, purpose, expiresAt: expiresAt.toISOString() }
}

/** Sets the password and enters. The link holds once; all sessions of before end. */
export async function usePasswordLink(
  foundation: Foundation,
  visitor: Visitor,
  given: { token: string; password: string },
): Promise<Entry> {
  const stranger = { actor: { kind: 'anonymous' }, address: visitor.address } as const
  const { account, open } = await openWork(foundation, stranger, async (work) => ({
    open: await tryDoor(work, 'link', visitor.address),
    account: (await livingLink(work, given.token)).account,
  }))
  if (!open) refuseTooManyTries('link')
  requireGoodPassword(given.password, [account.name, account.mail, account.distributorName ?? ''])
  const hash = await hashPassword(given.password)

  return openWork(foundation, stranger, async (work) => {
    const { account } = await livingLink(work, given.token)
    await endLinksOf(work, account.id)
    await savePassword(work, account.id, hash)
    await deleteSessionsOf(work, account.id)
    await reopenDoor(work, 'account', account.mail)
    await reopenDoor(work, 'browser', doorOfBrowser(visitor.knownBrowser ?? ''))
    await work.as(actorOf(account)).audit('password-chosen')
    return enter(work, visitor, account)
  })
}

async function livingLink(
  work: Work,
  token: string,
): Promise<{ account: AccountRow; purpose: LinkPurpose; expiresAt: Date }> {
  const tokenHash = hashToken(token)
  const owner = (await ownerOfLink(work, tokenHash)) ?? refuse('link-refused')
  // The person before their links, as whoever disables them does.
  const account = await lockAccount(work, owner)
  const link = await lockLivingLink(work, tokenHash)
  if (link === undefined || account === undefined || account.disabledAt !== null)
    refuse('link-refused')
  return { account, purpose: link.purpose, expiresAt: link.expiresAt }
}

function forgottenPasswordMail(account: AccountRow, origin: LinkOrigin, link: string): Message {
  return {
    to: account.mail,
    subject: `${origin.product} : choisir un nouveau mot de passe`,
    text: `Bonjour ${account.name},\n\nVous avez demandé un nouveau mot de passe. Ce lien vaut une heure et une seule fois :\n\n${link}\n\nSi vous n’avez rien demandé, ne faites rien : votre mot de passe n’a pas changé.\n`,
  }
}
