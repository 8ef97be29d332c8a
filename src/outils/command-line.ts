import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { brand } from './brand.ts'
import { enrol } from './commands/enrol.ts'
import { fetchLicence } from './commands/fetch-licence.ts'
import { showState } from './commands/show-state.ts'
import { verifyFile } from './commands/verify-file.ts'
import { exitCodesHelp } from './exit-codes.ts'
import { fail } from './failures.ts'
import { frenchHelp, usageFailure } from './french-usage.ts'
import type { Run } from './machine.ts'
import type { Report } from './report.ts'
import { version } from './version.ts'

export type Asked = {
  readonly command: (run: Run) => Promise<Report>
  readonly folder: string | undefined
}

/** What the words ask for, without doing it. Throws Failure with a sentence in French. */
export async function readCommandLine(words: readonly string[]): Promise<Asked> {
  let shown = ''
  let command: Asked['command'] | undefined
  const program = commands((asked) => {
    command = asked
  })
  for (const each of [program, ...descendants(program)])
    each
      .exitOverride()
      .configureHelp(frenchHelp)
      .helpOption('-h, --help', 'Afficher cette aide')
      .configureOutput({ writeOut: (text) => (shown += text), writeErr: () => {} })
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw usageFailure(error)
    return { command: () => Promise.resolve(textReport(shown)), folder: undefined }
  }
  const { dossier } = program.opts<{ dossier?: string }>()
  const asked = command ?? fail('usage-refused', { why: 'Il manque une commande.' })
  return { command: asked, folder: dossier === undefined ? undefined : resolve(dossier) }
}

function commands(choose: (command: Asked['command']) => void): Command {
  const program = new Command('outils')
    .description(`${brand.agent} : récupère la licence de l’établissement et la contrôle.`)
    .version(version, '-V, --version', 'Afficher la version')
    .helpCommand('aide [commande]', 'Afficher l’aide d’une commande')
    .option('--json', 'Répondre par un seul objet JSON')
    .option('--dossier <dossier>', 'Dossier de l’agent (sinon OUTILS_DOSSIER, sinon l’habituel)')
    .addHelpText('after', `\n${exitCodesHelp()}`)

  program
    .command('rattacher')
    .summary('Rattacher ce poste à l’établissement')
    .description(
      'Rattache ce poste à l’établissement avec un code à usage unique. Le code est demandé au clavier, ou lu sur l’entrée standard ; jamais sur la ligne de commande.',
    )
    .argument('<adresse>', 'Adresse du service, comme https://agents.exemple.fr')
    .option('--proxy <adresse>', 'Proxy http://utilisateur:motdepasse@hôte:port, ou le mot aucun')
    .option('--ca <fichier>', 'Certificat d’une autorité de plus, au format PEM')
    // Counted by hand: a second word is most often the code, and deserves its own answer.
    .allowExcessArguments()
    .action((address: string, options: { proxy?: string; ca?: string }, { args }: Command) => {
      if (args.length > 1) fail('code-on-command-line')
      choose((run) => enrol(run, { address, ...options }))
    })

  const licence = program
    .command('licence')
    .summary('Récupérer ou contrôler la licence')
    .description('Récupère ou contrôle la licence de l’établissement.')
    .helpCommand(false)
  licence
    .command('recuperer')
    .description('Récupérer la licence de la semaine, la contrôler, la mettre en place')
    .action(() => choose(fetchLicence))
  licence
    .command('verifier')
    .description('Contrôler un fichier de licence, même hors ligne')
    .argument('<fichier>', 'Fichier .lic')
    .option('--ogec <code>', 'Code OGEC de l’établissement, si le poste n’est pas rattaché')
    .action((file: string, options: { ogec?: string }) =>
      choose((run) => verifyFile(run, { file, ...options })),
    )

  program
    .command('etat')
    .description('Montrer le rattachement, le service et la licence en place')
    .action(() => choose(showState))
  return program
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...descendants(each)])
}

function textReport(text: string): Report {
  return { exit: 'good', lines: [text.trimEnd()], facts: { text: text.trimEnd() } }
}
