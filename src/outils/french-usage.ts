import type { CommanderError, HelpConfiguration } from 'commander'
import { failure, type Failure } from './failures.ts'

export const frenchHelp: HelpConfiguration = {
  showGlobalOptions: true,
  styleTitle: (title) => titles[title] ?? title,
  styleUsage: (usage) => usage.replace('[command]', '<commande>'),
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Global Options:': 'Options communes :',
  'Commands:': 'Commandes :',
}

/**
 * The same in French. Of the English sentence only the names that commander itself knows are kept;
 * what was typed is not repeated.
 */
export function usageFailure({ code, message }: CommanderError): Failure {
  const name = /'([^']*)'/.exec(message)?.[1] ?? ''
  if (code === 'commander.unknownOption' && /^--?code\b/i.test(name))
    return failure('code-on-command-line')
  return failure('usage-refused', { why: `${sentence(code, name)}${suggestion(message)}` })
}

function sentence(code: string, name: string): string {
  switch (code) {
    case 'commander.unknownCommand':
      return 'Cette commande n’existe pas.'
    case 'commander.unknownOption':
      return 'Cette option n’existe pas.'
    case 'commander.excessArguments':
      return 'Il y a trop d’arguments.'
    case 'commander.missingArgument':
      return `Il manque un argument : ${name}.`
    case 'commander.optionMissingArgument':
      return `Il manque la valeur de l’option ${name}.`
    case 'commander.help':
      return 'Il manque une commande.'
    default:
      return 'La commande est mal écrite.'
  }
}

function suggestion(message: string): string {
  const [, one, several] = /\(Did you mean (?:one of ([^?]+)|([^?]+))\?\)/.exec(message) ?? []
  const words = (one ?? several)?.split(', ').map((word) => `« ${word} »`)
  return words ? ` Vouliez-vous dire ${words.join(' ou ')} ?` : ''
}
