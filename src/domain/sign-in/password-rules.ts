import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as french from '@zxcvbn-ts/language-fr'
import { refuse } from '#contracts/refuse.ts'
import type { AccountRow } from './account-row.ts'

/** Less where a password does not enter alone (NIST SP 800-63B-4, 3.1.1.2, which would take 8). */
export function passwordCharactersMin(hasFactor: boolean): number {
  return hasFactor ? 12 : 15
}

export function isLongEnough(password: string, charactersMin: number): boolean {
  return Array.from(password).length >= charactersMin
}

/** What is cheap to ask again, once the account is locked. */
export function requireLength(password: string, hasFactor: boolean): void {
  const charactersMin = passwordCharactersMin(hasFactor)
  if (!isLongEnough(password, charactersMin)) refuse('password-too-short', { charactersMin })
}

/** Length first (NIST SP 800-63B): no composition rule, but nothing that a list or the person's own name would give away. */
export function requireGoodPassword(
  password: string,
  contextWords: readonly string[],
  hasFactor: boolean,
): void {
  requireLength(password, hasFactor)
  const { guesses, feedback, sequence } = estimator.check(
    password.slice(0, charactersRead),
    words(contextWords),
  )
  if (guesses >= guessesMin) return
  const aboutThePerson = sequence.some(
    (match) => 'dictionaryName' in match && String(match.dictionaryName).startsWith('userInputs'),
  )
  refuse('password-too-common', {
    why: aboutThePerson
      ? 'il contient votre nom, votre e-mail ou le nom de votre société.'
      : sentence(feedback.warning ?? 'il suit un modèle connu'),
  })
}

/** What everybody knows of a person, and no password should be made of. */
export function wordsAbout(account: AccountRow): readonly string[] {
  const { name, mail, distributorName, clientName } = account
  return [name, mail, distributorName ?? '', clientName ?? '']
}

/** The estimate takes time that grows with the square of the length, and other requests wait for it. */
const charactersRead = 64

/** Below this many guesses zxcvbn calls a password weak even when tried slowly offline. */
const guessesMin = 1e10

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...french.dictionary },
  graphs: common.adjacencyGraphs,
  translations: french.translations,
})

function words(context: readonly string[]): string[] {
  return context
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length >= 3)
}

/** zxcvbn's words, to follow a colon as the catalogue writes. */
function sentence(warning: string): string {
  const plain = warning
    .replace(/[.\s]+$/, '')
    .replace(/'([^']+)'/g, '« $1 »')
    .replaceAll("'", '’')
  return `${plain.charAt(0).toLowerCase()}${plain.slice(1)}.`
}
