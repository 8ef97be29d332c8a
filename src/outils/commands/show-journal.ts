import { linesOf } from '#base/agent-journal/journal-lines.ts'
import type { JournalBlock } from '#base/agent-journal/journal-block.ts'
import { parseJournal } from '#base/agent-journal/parse-journal.ts'
import { readJournal } from '../journal/journal-file.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'

/** The journal as it stands, newest block first. Writes nothing. */
export async function showJournal({ folder }: Run): Promise<Report> {
  const text = await readJournal(folder)
  const blocks = parseJournal(text).blocks.map(factsOf)
  const lines =
    text === '' ? ['Le journal est vide : ce poste n’a encore rien noté.'] : linesOf(text)
  return { exit: 'good', lines, facts: { blocks, text } }
}

/** The lines stand in the text already. */
function factsOf({ lines, ...block }: JournalBlock) {
  return { ...block, linesCount: lines.length }
}
