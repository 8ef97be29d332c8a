import { resolve } from 'node:path'
import { Command } from 'commander'
import { Refusal } from '#contracts/refuse.ts'
import {
  believeAlso,
  exportCheckpointTrust,
  readTrustFile,
  requireCheckpointTrust,
} from '#domain/keys/believe-checkpoint-keys.ts'
import { frenchHelp } from '#outils/french-usage.ts'
import { readConfig } from '#platform/config.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { verifyAgainstFiles, writeCheckpointFile } from '#server/audit-command.ts'
import { auditTexts, judgementSaid, verdictSaid } from '#sites/texts/audit.ts'

/** `npm run audit -- COMMAND`: signed checkpoints of the audit log, and the log verified against those kept elsewhere. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const config = () => {
  const { dataDir, databaseUrl, keysDir } = readConfig(process.env)
  return { place: databaseUrl === null ? { dataDir } : { url: databaseUrl }, keysDir }
}

const program = new Command('npm run audit --')
  .description('Les points de contrôle signés du journal d’audit.')
  .configureHelp(frenchHelp)
  .helpOption('-h, --help', 'afficher cette aide')
  .helpCommand('help [commande]', 'aide d’une commande')

program
  .command('checkpoint')
  .description('écrire un point de contrôle signé, à garder hors de ce serveur')
  .argument('<fichier>')
  .action(async (file: string) => {
    const { place, keysDir } = config()
    await writeCheckpointFile(place, keysDir, resolve(file))
    say(`Point de contrôle écrit dans ${file}. Gardez-le hors de ce serveur.`)
  })

program
  .command('verify')
  .description('relire tout le journal, et le comparer aux points de contrôle gardés ailleurs')
  .argument('[fichiers...]', 'points de contrôle signés')
  .option('--keys <fichier>', 'clés publiques gardées ailleurs, au lieu de celles de KEYS_DIR')
  .action(async (files: string[], { keys }: { readonly keys?: string }) => {
    const { place, keysDir } = config()
    const trust =
      keys === undefined ? await requireCheckpointTrust(keysDir) : await readTrustFile(keys)
    const { verdict, judgements } = await verifyAgainstFiles(place, trust, files)
    say(verdict.intact ? auditTexts.intactTitle : auditTexts.brokenTitle)
    for (const sentence of verdictSaid(verdict)) say(sentence)
    for (const { file, judged } of judgements) say(`${file} : ${judgementSaid(judged)}`)
    const holds = verdict.intact && judgements.every(({ judged }) => judged.what === 'holds')
    if (!holds) process.exitCode = 1
  })

program
  .command('public-key')
  .description('montrer les clés publiques des points de contrôle, ou les écrire dans un fichier')
  .argument('[fichier]')
  .action(async (file?: string) => {
    const { keysDir } = config()
    const trust =
      file === undefined
        ? await requireCheckpointTrust(keysDir)
        : await exportCheckpointTrust(keysDir, resolve(file))
    say(JSON.stringify(trust, null, 2))
  })

program
  .command('believe')
  .description('dossier des clés perdu : croire de nouveau les clés publiques gardées ailleurs')
  .argument('<fichier>', 'écrit autrefois par « public-key »')
  .action(async (file: string) => {
    const { keys } = await believeAlso(config().keysDir, file)
    say(`${keys.length} clés publiques crues. Redémarrez le serveur.`)
  })

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof Refusal) {
    const { title, remedy } = error.problem
    process.stderr.write(`${title} ${remedy}\n`)
  } else if (error instanceof StartRefused) process.stderr.write(`${error.message}\n`)
  else throw error
  process.exitCode = 1
}
