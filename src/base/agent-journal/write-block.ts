import { moduleStates, type BlockEnd, type BlockStart } from './journal-block.ts'
import { isMark, lineCharactersMax, textOf } from './journal-lines.ts'
import { momentInJournal } from './journal-moment.ts'

/**
 * The text of one block, whole lines. Without `end` the run is under way, and should it be killed the
 * block says that it was interrupted. `service` is the brand’s name of the online service.
 */
export function writeBlock(start: BlockStart, end: BlockEnd | null, service: string): string {
  const title = `EXPORT ${exportName(service)}`
  return textOf([
    `-DEBUT ${title} (${inParentheses(start.version)}) : ${momentInJournal(start.startedAt)} par (${inParentheses(start.machine)})`,
    `Mode : ${oneLine(start.mode)}`,
    'Module : Outils',
    ...(end === null ? [] : endLines(end, title, service)),
  ])
}

/** « ECOLE DIRECTE » of EcoleDirecte: upper case, without accents, a space between its words. */
export function exportName(service: string): string {
  const words = service.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  return oneLine(words.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(), nameCharactersMax)
}

function endLines(end: BlockEnd, title: string, service: string): string[] {
  const known = [
    ...end.modules.map(
      ({ name, state }) => `Réplication ${beforeColon(name)} : ${moduleStates[state]}`,
    ),
    ...end.notes.map(note),
  ]
  if (end.state === 'abandoned')
    return [...known, cut(`ABANDON : ${oneLine(service)} - ${oneLine(end.abandon)}`)]
  const last = `-FIN ${title} : ${momentInJournal(end.endedAt)}`
  if (end.state === 'succeeded') return [...known, last]
  return [...known, cut(`ERREUR : ${oneLine(service)} - ${oneLine(end.error)}`), last]
}

/** What comes from elsewhere never passes for a line of the grammar. */
function note(text: string): string {
  const line = oneLine(text)
  return isMark(line) ? cut(` ${line}`) : line
}

function oneLine(text: string, charactersMax = lineCharactersMax): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
  return cut(plain, charactersMax)
}

function inParentheses(text: string): string {
  return oneLine(text.replace(/[()]/g, ' '), nameCharactersMax)
}

function beforeColon(text: string): string {
  return oneLine(text.replaceAll(':', ' '), nameCharactersMax)
}

/** Never in the middle of a character of two halves. */
function cut(text: string, charactersMax = lineCharactersMax): string {
  return text.slice(0, charactersMax).toWellFormed().trimEnd()
}

/** Of a machine, a version, a module or a brand. */
const nameCharactersMax = 80
