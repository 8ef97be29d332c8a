import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Log } from './log.ts'

export type Message = { readonly to: string; readonly subject: string; readonly text: string }

export type Mail = {
  /** Hands a message over and returns at once; a failure is logged, without the address. */
  post(message: Message): void
  /** Waits for what was posted. */
  settle(): Promise<void>
}

/** Sends by SMTP; without it, each mail is a file to open with any mail program. */
export function openMail(
  log: Log,
  place: { readonly smtpUrl: string | null; readonly folder: string; readonly from: string },
): Mail {
  const deliver =
    place.smtpUrl === null ? intoFiles(place.folder, place.from) : bySmtp(place.smtpUrl, place.from)
  const underWay = new Set<Promise<void>>()
  return {
    post: (message) => {
      const delivery = deliver(message)
        .catch((error: unknown) =>
          log.error(
            { reason: error instanceof Error ? error.name : 'unknown' },
            'a mail did not leave',
          ),
        )
        .finally(() => underWay.delete(delivery))
      underWay.add(delivery)
    },
    settle: async () => {
      await Promise.all(underWay)
    },
  }
}

type Deliver = (message: Message) => Promise<void>

const timeoutMs = 30_000
const patience = {
  connectionTimeout: timeoutMs,
  greetingTimeout: timeoutMs,
  socketTimeout: timeoutMs,
}

function bySmtp(url: string, from: string): Deliver {
  const transport = createTransport({ url, ...patience })
  return async (message) => {
    await transport.sendMail({ from, ...message })
  }
}

function intoFiles(folder: string, from: string): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (message) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const written = await transport.sendMail({ from, ...message })
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${written.messageId.slice(1, 9)}.eml`
    await writeFile(join(folder, name), written.message as Buffer, { mode: 0o600, flag: 'wx' })
  }
}
