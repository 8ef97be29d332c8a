import { newestThatFit } from '#base/agent-journal/newest-that-fit.ts'
import { parseJournal } from '#base/agent-journal/parse-journal.ts'
import { journalBytesMax } from '#contracts/agent-journal.ts'
import type { Attachment } from '../folder/attachment.ts'
import type { Run, RunEvent } from '../machine.ts'
import { withAttachedService } from '../network/with-service.ts'
import { readJournal } from './journal-file.ts'

/** Sends the newest blocks that the service takes; gives how many they are, and of how many. */
export async function sendJournal(
  run: Run,
  attachment: Attachment,
): Promise<{ readonly sent: number; readonly kept: number }> {
  const whole = shownOnly(await readJournal(run.folder))
  const text = newestThatFit(whole, journalBytesMax)
  await withAttachedService(run, attachment, (call) =>
    call('POST /agent/journal', { body: { text } }),
  )
  return { sent: parseJournal(text).blocks.length, kept: parseJournal(whole).blocks.length }
}

/** What the distributor asked for. */
export async function answerJournalOrder(run: Run, attachment: Attachment): Promise<RunEvent> {
  const blocks = await sendJournal(run, attachment)
  const line = 'Journal demandé par votre distributeur, et envoyé.'
  return { event: 'journal-sent', line, facts: { ...blocks } }
}

/** The service takes no control character, whatever another program wrote in the file. */
function shownOnly(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '�').toWellFormed()
}
