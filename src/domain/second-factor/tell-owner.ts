import type { AccountRow } from '#domain/sign-in/account-row.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Work } from '#platform/work/work.ts'

/** A change of what protects an account is told to its address: whoever did it from a stolen session is noticed. */
export async function tellOwner(
  work: Work,
  place: DoorPlace,
  account: Pick<AccountRow, 'id' | 'name' | 'mail'>,
  notice: { readonly subject: string; readonly what: string },
): Promise<void> {
  await work.post({
    to: account.mail,
    purpose: 'notice',
    accountId: account.id,
    subject: `${place.product} : ${notice.subject}`,
    text: `Bonjour ${account.name},\n\n${notice.what}\n\nSi ce n’est pas vous, changez aussitôt votre mot de passe et prévenez un autre administrateur :\n\n${new URL('/', place.url).href}\n`,
  })
}
