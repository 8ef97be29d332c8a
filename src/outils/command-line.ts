import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { brand } from './brand.ts'
import { checkSource } from './commands/check-source.ts'
import { defineSource } from './commands/define-source.ts'
import { diagnoseAccess } from './commands/diagnose-access.ts'
import { diagnoseSms } from './commands/diagnose-sms.ts'
import { enrol } from './commands/enrol.ts'
import { fetchLicence } from './commands/fetch-licence.ts'
import { importLicence } from './commands/import-licence.ts'
import { lockMaintenance } from './commands/lock-maintenance.ts'
import { planFetches } from './commands/plan-fetches.ts'
import { sendJournalUp } from './commands/send-journal.ts'
import { showJournal } from './commands/show-journal.ts'
import { showMaintenance } from './commands/show-maintenance.ts'
import { showState } from './commands/show-state.ts'
import { transfer } from './commands/transfer.ts'
import { unlockMaintenance } from './commands/unlock-maintenance.ts'
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

  licenceCommands(program, choose)
  program
    .command('transfert')
    .summary('Transférer avec le service en ligne')
    .description(
      `Envoie à ${brand.onlineService} ce qui a changé dans la base de ${brand.onPremise}, et met dans la base ce qui a été saisi en ligne.`,
    )
    .option('--complet', 'Tout comparer, quoi que ce poste croie savoir')
    .option('--module <modules...>', 'Seulement ces modules, comme notes ou vie-scolaire')
    .option(
      '--accepter-suppressions',
      'Supprimer aussi en ligne ce qui a disparu en nombre de la base',
    )
    .action((options: { complet?: boolean; module?: string[]; accepterSuppressions?: boolean }) =>
      choose((run) => transfer(run, options)),
    )
  program
    .command('planifier')
    .summary('Rester en marche et récupérer les licences à leur moment')
    .description(
      'Reste en marche : un contact par jour, la licence de la semaine suivante dès le jeudi, sa mise en place le lundi à 00:00 ; fait les vérifications et envoie le journal que demande le distributeur.',
    )
    .action(() => choose(planFetches))
  sourceCommands(program, choose)
  diagnosticCommands(program, choose)
  maintenanceCommands(program, choose)
  journalCommands(program, choose)
  program
    .command('etat')
    .description('Montrer le rattachement, le service et la licence en place')
    .action(() => choose(showState))
  return program
}

type Choose = (command: Asked['command']) => void

function licenceCommands(program: Command, choose: Choose): void {
  const licence = program
    .command('licence')
    .summary('Récupérer, importer ou contrôler la licence')
    .description('Récupère, importe ou contrôle la licence de l’établissement.')
    .helpCommand(false)
  licence
    .command('recuperer')
    .description('Récupérer la licence de la semaine et la suivante, les contrôler, les garder')
    .action(() => choose((run) => fetchLicence(run)))
  licence
    .command('importer')
    .description('Prendre la licence dans un fichier, sans réseau, la contrôler, la garder')
    .argument('<fichier>', 'Fichier .lic')
    .option(...ogecOption)
    .action((file: string, options: { ogec?: string }) =>
      choose((run) => importLicence(run, { file, ...options })),
    )
  licence
    .command('verifier')
    .description('Contrôler un fichier de licence, même hors ligne')
    .argument('[fichier]', 'Fichier .lic ; sans lui, les licences gardées sur ce poste')
    .option(...ogecOption)
    .action((file: string | undefined, options: { ogec?: string }) =>
      choose((run) => verifyFile(run, { file, ...options })),
    )
}

function sourceCommands(program: Command, choose: Choose): void {
  const source = program
    .command('source')
    .summary('Dire où est la base de l’établissement, et vérifier qu’elle se lit')
    .description('Dit à l’agent où est la base de l’établissement, et vérifie qu’elle se lit.')
    .helpCommand(false)
  source
    .command('definir')
    .description('Retenir le fichier de correspondance, après l’avoir contrôlé')
    .argument('<fichier>', 'Fichier correspondance.json')
    .action((file: string) => choose((run) => defineSource(run, file)))
  source
    .command('verifier')
    .description('Contrôler la correspondance et lire la base, sans rien envoyer ni écrire')
    .option('--correspondance <fichier>', 'Fichier de correspondance ; sans lui, celui retenu')
    .option('--montrer', 'Montrer les noms et adresses de l’échantillon au lieu de les masquer')
    .action((options: { correspondance?: string; montrer?: boolean }) =>
      choose((run) => checkSource(run, options)),
    )
}

function diagnosticCommands(program: Command, choose: Choose): void {
  const diagnostic = program
    .command('diagnostic')
    .summary('Vérifier le service en ligne depuis ce poste')
    .description(`Vérifie depuis ce poste ce qui est ouvert sur ${brand.onlineService}.`)
    .helpCommand(false)
  diagnostic
    .command('acces')
    .description(
      'Vérifier l’accès au service en ligne et le site de l’établissement, sans rien transférer',
    )
    .action(() => choose(diagnoseAccess))
  diagnostic
    .command('sms')
    .description('Vérifier que les SMS sont ouverts, sans en envoyer')
    .action(() => choose(diagnoseSms))
}

function maintenanceCommands(program: Command, choose: Choose): void {
  const maintenance = program
    .command('maintenance')
    .summary('Déverrouiller la maintenance avec le mot de passe du jour')
    .description(`Déverrouille ou verrouille la maintenance de ${brand.onPremise}.`)
    .helpCommand(false)
  maintenance
    .command('deverrouiller')
    .description('Déverrouiller pour 30 minutes avec le mot de passe du jour')
    .argument('[mot-de-passe...]', 'Mot de passe du jour ; sans lui, il est demandé au clavier')
    .action((words: string[]) => choose((run) => unlockMaintenance(run, words)))
  maintenance
    .command('verrouiller')
    .description('Verrouiller sans attendre la fin des 30 minutes')
    .action(() => choose(lockMaintenance))
  maintenance
    .command('etat')
    .description('Montrer si la maintenance est déverrouillée, et les derniers événements')
    .action(() => choose(showMaintenance))
}

function journalCommands(program: Command, choose: Choose): void {
  const journal = program
    .command('journal')
    .summary('Afficher ou envoyer le journal des transferts de ce poste')
    .description('Affiche le journal des transferts de ce poste, le plus récent d’abord.')
    .helpCommand(false)
    .action(() => choose(showJournal))
  journal
    .command('envoyer')
    .description('Envoyer le journal au distributeur, qui le lit à la place du précédent')
    .action(() => choose(sendJournalUp))
}

const ogecOption = [
  '--ogec <code>',
  'Code OGEC de l’établissement, si le poste n’est pas rattaché',
] as const

function descendants(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...descendants(each)])
}

function textReport(text: string): Report {
  return { exit: 'good', lines: [text.trimEnd()], facts: { text: text.trimEnd() } }
}
