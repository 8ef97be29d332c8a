import { refuse } from '#contracts/refuse.ts'
import { refuseTooManyTries, reopenDoor, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken, newToken } from '#platform/tokens.ts'
import type { Actor } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { lockAccount } from './accounts-table.ts'
import { actorOf } from './actor-of.ts'
import { endWhatWaits } from './end-what-waits.ts'
import {
  consumeMailChange,
  endMailChangesOf,
  insertMailChange,
  ownerOfMailChange,
  saveMail,
} from './mail-changes-table.ts'
import { verifyPassword } from './password-hash.ts'
import type { DoorPlace } from './password-links.ts'
import { ownAccount } from './read-account.ts'

const lifeMs = 24 * 3_600_000

/** Refuses an address that is taken or nobody may enter by; until the end of the work nobody else takes it. */
export type RequireAddress = (work: Work, mail: string) => Promise<void>

/** Sends a link to the new address; nothing changes before somebody there follows it. Needs the password. */
export async function askMailChange(
  foundation: Foundation,
  place: DoorPlace,
  who: { readonly actor: Actor; readonly address: string },
  given: { readonly mail: string; readonly password: string },
  requireAddress: RequireAddress,
): Promise<void> {
  const { account, open } = await openWork(foundation, who, async (work) => {
    work.allow('account:own')
    const account = await ownAccount(work)
    return { account, open: await tryDoor(work, 'password', account.id) }
  })
  if (!open) refuseTooManyTries('password')
  if (!(await verifyPassword(given.password, account.passwordHash))) refuse('password-wrong')

  await openWork(foundation, who, async (work) => {
    const current = await lockAccount(work, account.id)
    if (current === undefined || current.disabledAt !== null) refuse('not-signed-in')
    if (current.passwordHash !== account.passwordHash) refuse('password-wrong')
    await reopenDoor(work, 'password', account.id)
    if (given.mail === current.mail) return
    await requireAddress(work, given.mail)
    // The address is anybody's as long as nobody there has followed the link.
    if (!(await tryDoor(work, 'mail', `new address ${account.id}`))) refuseTooManyTries('mail')
    const { token, tokenHash } = newToken(work)
    await endMailChangesOf(work, account.id)
    const expiresAt = new Date(work.now.getTime() + lifeMs)
    await insertMailChange(work, { tokenHash, accountId: account.id, mail: given.mail, expiresAt })
    await work.audit('mail-change-asked', { client: account.clientId })
    await work.post({
      to: given.mail,
      purpose: 'new-mail',
      accountId: account.id,
      subject: `${place.product} : confirmer votre nouvelle adresse`,
      text: `Bonjour ${account.name},\n\nCe lien, qui vaut 24 heures et une seule fois, fait de cette adresse celle de votre compte :\n\n${new URL(`/nouvelle-adresse#${token}`, place.url).href}\n\nSi vous n’avez rien demandé, ne faites rien.\n`,
    })
  })
}

/** The old address is told; links sent to it no longer hold. */
export async function confirmMailChange(
  work: Work,
  place: DoorPlace,
  token: string,
  requireAddress: RequireAddress,
): Promise<{ mail: string }> {
  const tokenHash = hashToken(token)
  const owner = (await ownerOfMailChange(work, tokenHash)) ?? refuse('link-refused')
  // The person before what waits for them, as whoever disables them does.
  const account = await lockAccount(work, owner)
  if (account?.kind !== place.kind || account.disabledAt !== null) refuse('link-refused')
  const { mail } = (await consumeMailChange(work, tokenHash)) ?? refuse('link-refused')
  await requireAddress(work, mail)
  await saveMail(work, account.id, mail)
  await endWhatWaits(work, account.id)
  await work.as(actorOf(account)).audit('mail-changed', {
    client: account.clientId,
    changes: { mail: { from: account.mail, to: mail } },
  })
  await work.post({
    to: account.mail,
    purpose: 'notice',
    accountId: account.id,
    subject: `${place.product} : votre adresse a changé`,
    text: `Bonjour ${account.name},\n\nVotre compte entre désormais avec une autre adresse e-mail que celle-ci. Si ce n’est pas vous, prévenez aussitôt un autre administrateur de votre établissement ou votre distributeur.\n`,
  })
  return { mail }
}
