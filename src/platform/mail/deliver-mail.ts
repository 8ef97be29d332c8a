import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'

/** A mail on its way: whatever happens to it, every copy bears the same Message-ID and date. */
export type Letter = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** ISO 8601. */
  readonly postedAt: string
}

/** Sends one. Throws `MailRefused` when the address is refused for good, anything else to be tried again. */
export type Deliver = (letter: Letter) => Promise<void>

/** The receiving server will not have it, now or later. */
export class MailRefused extends Error {
  /** What it said, without any address, and as the database can hold it. */
  readonly answer: string

  constructor(answer: string, cause: unknown) {
    super('a mail was refused by its receiver', { cause })
    this.name = 'MailRefused'
    this.answer = answer
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .replaceAll(/<?\S+@\S+>?/g, '…')
      .slice(0, 200)
      .toWellFormed()
  }
}

/** By SMTP; without it, each mail is a file to open with any mail program. */
export function openDelivery(place: {
  readonly smtpUrl: string | null
  readonly folder: string
  readonly from: string
}): Deliver {
  return place.smtpUrl === null
    ? intoFiles(place.folder, place.from)
    : bySmtp(place.smtpUrl, place.from)
}

const timeoutMs = 30_000
const patience = {
  connectionTimeout: timeoutMs,
  greetingTimeout: timeoutMs,
  socketTimeout: timeoutMs,
}

function bySmtp(url: string, from: string): Deliver {
  const transport = createTransport({ url, ...patience })
  return async (letter) => {
    try {
      await transport.sendMail(messageOf(letter, from))
    } catch (error) {
      if (isRefusedForGood(error)) throw new MailRefused(error.response ?? '', error)
      throw error
    }
  }
}

/** A 5xx answer (RFC 5321, 4.2.1) to the recipient or to the message; one to the login is ours to mend. */
function isRefusedForGood(error: unknown): error is Error & { response?: string } {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return (
    (code === 'EENVELOPE' || code === 'EMESSAGE') &&
    responseCode !== undefined &&
    responseCode >= 500
  )
}

function intoFiles(folder: string, from: string): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (letter) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const written = await transport.sendMail(messageOf(letter, from))
    const file = join(folder, `${letter.postedAt.replaceAll(':', '-')}-${letter.id}.eml`)
    // Sent again after a crash, it replaces itself; a reader never finds half of one.
    await writeFile(`${file}.tmp`, written.message as Buffer, { mode: 0o600 })
    await rename(`${file}.tmp`, file)
  }
}

function messageOf({ id, to, subject, text, postedAt }: Letter, from: string) {
  const host = from.slice(from.lastIndexOf('@') + 1)
  return { from, to, subject, text, messageId: `<${id}@${host}>`, date: new Date(postedAt) }
}
