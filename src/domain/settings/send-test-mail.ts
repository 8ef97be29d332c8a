import { randomUUID } from 'node:crypto'
import { refuse } from '#contracts/refuse.ts'
import { ownAccount } from '#domain/sign-in/read-account.ts'
import { refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import type { Config } from '#platform/config.ts'
import { MailRefused, type Deliver, type Letter } from '#platform/mail/deliver-mail.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'

/**
 * One mail to whoever asks, at once and not by the queue, so that what the mail server says of it can be told. It is in
 * the audit log before it leaves.
 */
export async function sendTestMail(
  foundation: Foundation,
  who: Parameters<typeof openWork>[1],
  { config, deliver }: { readonly config: Config; readonly deliver: Deliver },
): Promise<{ to: string; by: 'smtp' | 'file' }> {
  const letter = await openWork(foundation, who, async (work): Promise<Letter | undefined> => {
    work.allow('settings:read')
    const { id, mail } = await ownAccount(work)
    if (!(await tryDoor(work, 'mail', `test mail of ${id}`))) return undefined
    await work.audit('test-mail-sent')
    return {
      id: randomUUID(),
      to: mail,
      subject: `${config.brand.product} : mail d’essai`,
      text: `Ce mail a été demandé depuis la page « Réglages » de ${config.portal.url.origin}.\n\nS’il vous parvient, les mails du service partent.\n`,
      postedAt: work.now.toISOString(),
    }
  })
  if (letter === undefined) refuseTooManyTries('mail')
  try {
    await deliver(letter)
  } catch (error) {
    refuse('test-mail-failed', { why: whyNot(error) })
  }
  return { to: letter.to, by: config.smtpUrl === null ? 'file' : 'smtp' }
}

/** In words that quote neither an address nor a password. */
function whyNot(error: unknown): string {
  if (error instanceof MailRefused) return `le serveur de messagerie refuse (« ${error.answer} »)`
  const { code = '' } = error as { code?: string }
  return reasons[code] ?? `le serveur de messagerie ne l’a pas pris${code && ` (${code})`}`
}

// The codes of nodemailer: https://nodemailer.com/errors
const reasons: Readonly<Partial<Record<string, string>>> = {
  EAUTH: 'le serveur de messagerie refuse l’identifiant ou le mot de passe',
  EDNS: 'le nom du serveur de messagerie est inconnu',
  ECONNECTION: 'le serveur de messagerie ne répond pas',
  ETIMEDOUT: 'le serveur de messagerie ne répond pas à temps',
  ESOCKET: 'la connexion au serveur de messagerie est refusée ou coupée',
  ETLS: 'le chiffrement avec le serveur de messagerie échoue',
}
