import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import type { BackOffice } from './back-office.ts'

export type ReceivedMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
}

const attemptsMax = 400
const pauseMs = 25

/** All mails that have left, oldest first, once none waits any more. */
export async function receivedMails(
  office: Pick<BackOffice, 'house' | 'folder'>,
): Promise<readonly ReceivedMail[]> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if ((await countWaiting(office)) === 0) return readMails(office.folder)
    await delay(pauseMs)
  }
  throw new Error('A mail does not leave.')
}

/** The last mail to that address, or the last that says so in its subject. */
export async function lastMailTo(
  office: Pick<BackOffice, 'house' | 'folder'>,
  address: string,
  saying = /./,
): Promise<ReceivedMail> {
  const mails = await receivedMails(office)
  const mail = mails.findLast(({ to, subject }) => to === address && saying.test(subject))
  if (mail === undefined) throw new Error(`No mail to ${address}.`)
  return mail
}

/** The secret of the link in a mail. */
export function tokenIn({ text }: Pick<ReceivedMail, 'text'>): string {
  const token = /#([\w-]{43})\b/.exec(text)?.[1]
  if (token === undefined) throw new Error(`No link in: ${text}`)
  return token
}

/** What lies in the folder of mails that were written instead of sent. */
export async function readMails(dataDir: string): Promise<readonly ReceivedMail[]> {
  const folder = join(dataDir, 'mails')
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(files.map(async (name) => parseMail(await readFile(join(folder, name)))))
}

export async function parseMail(raw: Buffer): Promise<ReceivedMail> {
  const { to = [], subject = '', text = '', messageId = '' } = await PostalMime.parse(raw)
  return { to: to[0]?.address ?? '', subject, text, messageId }
}

async function countWaiting({ house }: Pick<BackOffice, 'house'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from outgoing_mails
    where left_at is null and refused_at is null`.execute(house.database.kysely)
  return rows[0]?.n ?? 0
}
