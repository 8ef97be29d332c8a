import { join } from 'node:path'
import { Command } from 'commander'
import { keysText } from './keys-text.ts'
import { askPassphrase } from './ask-passphrase.ts'
import { raisePasswordRevision, changePasswordMaster } from '#domain/keys/change-daily-password.ts'
import { backUpKeys } from '#domain/keys/back-up-keys.ts'
import { changeRoot } from '#domain/keys/change-root.ts'
import { exportRoots } from '#domain/keys/export-roots.ts'
import { holdsNoKeys, keyFiles } from '#domain/keys/key-files.ts'
import type { KeyFolder } from '#domain/keys/key-folder.ts'
import { readLicenceKeys } from '#domain/keys/licence-keys.ts'
import { createKeys } from '#domain/keys/open-licence-keys.ts'
import { restoreKeys } from '#domain/keys/restore-keys.ts'
import { revokeSigningKey } from '#domain/keys/revoke-signing-key.ts'
import { rotateSigningKey } from '#domain/keys/rotate-signing-key.ts'
import { frenchHelp } from '#outils/french-usage.ts'
import { readConfig } from '#platform/config.ts'
import { StartRefused } from '#platform/start-refused.ts'

/** `npm run keys -- COMMAND`: the keys that sign licences, on the machine where they are; a running server follows. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const program = new Command('npm run keys --')
  .description('Les clés qui signent les licences et font le mot de passe du jour.')
  .configureHelp(frenchHelp)
  .helpOption('-h, --help', 'afficher cette aide')
  .helpCommand('help [commande]', 'aide d’une commande')
  .option('--keys <dossier>', 'dossier des clés (sinon KEYS_DIR, sinon DATA_DIR/keys)')

const place = (rootFiles?: readonly string[]): KeyFolder => {
  const { keys } = program.opts<{ keys?: string }>()
  const folder = keys ?? readConfig(process.env).keysDir
  return { folder, now: new Date(), ...(rootFiles && { rootFiles }) }
}
const rootOption = [
  '--root <fichier...>',
  'clé privée de la racine, si elle n’est plus dans le dossier',
] as const
const reasonOption = ['--reason <texte>', 'pourquoi, pour le journal'] as const
type WithRoot = { readonly root?: string[] }
type WithReason = { readonly reason: string }

program
  .command('init')
  .description('faire les premières clés ; le serveur le fait aussi à son premier démarrage')
  .action(async () => {
    const { folder, now } = place()
    if (!(await holdsNoKeys(folder)))
      throw new StartRefused(
        `Le dossier ${folder} contient déjà des fichiers. Rien n’a été modifié.`,
      )
    await createKeys(folder, now)
    say(`Clés créées dans ${folder}.`)
    say(
      `Sauvegardez-les (« npm run keys -- backup FICHIER »), puis mettez ${join(folder, keyFiles.rootPrivate)} à l’abri, hors de ce serveur.`,
    )
  })

program
  .command('show')
  .description('montrer la part publique des clés et leurs dates')
  .action(async () => {
    const { folder, now } = place()
    say(await keysText(folder, await readLicenceKeys(folder), now))
  })

program
  .command('rotate')
  .description('signer désormais avec une nouvelle clé ; prolonge aussi le trousseau')
  .option(...rootOption)
  .action(async ({ root }: WithRoot) => {
    const { version } = await rotateSigningKey(place(root))
    say(`Nouvelle clé, trousseau ${version}. Les licences déjà délivrées restent valables.`)
  })

program
  .command('revoke')
  .description('révoquer une clé volée : le serveur délivre de nouveau tout ce qu’elle a signé')
  .argument('<clé>', 'son nom, ou ses 6 premiers caractères au moins')
  .requiredOption(...reasonOption)
  .option(...rootOption)
  .action(async (kid: string, { root, reason }: WithRoot & WithReason) => {
    const { version } = await revokeSigningKey(place(root), kid, reason)
    say(`Clé révoquée, trousseau ${version}. Le serveur délivre de nouveau ses licences.`)
    say('Les postes hors ligne ne le sauront qu’à leur prochain contact.')
  })

program
  .command('change-root')
  .description('changer de racine, signée par l’ancienne et la nouvelle')
  .option(...rootOption)
  .action(async ({ root }: WithRoot) => {
    const file = await changeRoot(place(root))
    say(`Nouvelle racine. Mettez ${file} à l’abri, hors de ce serveur.`)
    say(
      'Tant que des logiciels ne connaissent que l’ancienne, donnez les deux à chaque rotation (--root).',
    )
  })

program
  .command('leak')
  .description('mot de passe du jour divulgué : d’autres désormais, dans les prochaines licences')
  .option('--distributor <identifiant>', 'd’un seul distributeur (page « Clés » du portail)')
  .option('--publisher', 'de l’éditeur seul, pour les clients sans distributeur')
  .option('--all', 'de tous')
  .requiredOption(...reasonOption)
  .action(async (given: Leak & WithReason) => {
    await raisePasswordRevision(place(), scopeOf(given), given.reason)
    say('Les mots de passe du jour ont changé. Les prochaines licences les portent ;')
    say('pour ne pas attendre : « Remplacer la licence » dans le portail.')
  })

program
  .command('change-master')
  .description('clé maître des mots de passe du jour volée : une autre désormais')
  .requiredOption(...reasonOption)
  .action(async ({ reason }: WithReason) => {
    const version = await changePasswordMaster(place(), reason)
    say(`Nouvelle clé maître, version ${version}. Les prochaines licences en dépendent.`)
  })

program
  .command('export-roots')
  .description('écrire les racines publiques, pour « npm run build:outils -- --roots FICHIER »')
  .argument('<fichier>')
  .action(async (file: string) => {
    say((await exportRoots(place(), file)).map((kid) => `Racine ${kid}`).join('\n'))
  })

program
  .command('backup')
  .description('tout le dossier en un fichier chiffré par une phrase (format age)')
  .argument('<fichier>')
  .action(async (file: string) => {
    const names = await backUpKeys(place(), file, await askPassphrase('new'))
    say(`${names.length} fichiers sauvegardés dans ${file}. Gardez la phrase ailleurs que lui.`)
  })

program
  .command('restore')
  .description('remettre une sauvegarde dans un dossier qui n’a pas de clés')
  .argument('<fichier>')
  .action(async (file: string) => {
    const madeAt = await restoreKeys(place(), file, await askPassphrase('known'))
    say(`Clés de la sauvegarde du ${madeAt} remises en place.`)
  })

type Leak = { readonly distributor?: string; readonly publisher?: boolean; readonly all?: boolean }

/** Undefined for everybody. */
function scopeOf({ distributor, publisher = false, all = false }: Leak): string | undefined {
  const chosen = [distributor !== undefined, publisher, all].filter(Boolean).length
  if (chosen !== 1)
    throw new StartRefused('Dites de qui : --distributor IDENTIFIANT, --publisher ou --all.')
  if (distributor !== undefined && !/^[0-9a-f-]{36}$/.test(distributor))
    throw new StartRefused(
      'Cet identifiant n’en est pas un : la page « Clés » du portail le donne.',
    )
  return publisher ? 'editeur' : distributor
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
