import { fail } from '../failures.ts'
import { readAttachment } from '../folder/attachment.ts'
import { sendJournal } from '../journal/send-journal.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'

/** Sends the journal to the distributor, in the place of the one sent before. */
export async function sendJournalUp(run: Run): Promise<Report> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const { sent, kept } = await sendJournal(run, attachment)
  return { exit: 'good', lines: [lineOf(sent, kept)], facts: { sent, kept } }
}

function lineOf(sent: number, kept: number): string {
  if (kept === 0) return 'Le journal est envoyé : il est vide, ce poste n’a encore rien noté.'
  if (sent === kept) return `Le journal est envoyé (transferts notés : ${sent}).`
  return `Le journal est envoyé : les ${sent} transferts les plus récents, sur ${kept} notés.`
}
