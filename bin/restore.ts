import { resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { restoreHouse } from '#server/restore-house.ts'
import { auditTexts, verdictSaid } from '#sites/texts/audit.ts'

/** `npm run restore -- FILE`: into an empty database, of either kind. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

try {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new StartRefused('Usage : npm run restore -- FICHIER')
  const { dataDir, databaseUrl, keysDir } = readConfig(process.env)
  const place = databaseUrl === null ? { dataDir } : { url: databaseUrl }
  const { takenAt, tables, rows, verdict, signatures, waitingMails } = await restoreHouse(
    place,
    resolve(file),
    keysDir,
  )
  say(`Base restaurée telle qu’elle était le ${takenAt} (${tables} tables, ${rows} lignes).`)
  say(
    [
      verdict.intact ? auditTexts.intactTitle : auditTexts.brokenTitle,
      ...verdictSaid(verdict),
    ].join(' '),
  )
  if (!verdict.intact) process.exitCode = 1
  else if (!signatures && verdict.checkpoints > 0)
    say(
      'Les signatures des points de contrôle n’ont pas pu être vérifiées, les clés n’étant pas là : remettez-les, puis « npm run audit -- verify ».',
    )
  if (waitingMails > 0)
    say(
      `Courriels dont le départ n’est pas connu : ${waitingMails}. Leur texte n’est pas dans la sauvegarde : le serveur les notera « refusés » à son démarrage, envoyez-les de nouveau.`,
    )
  say(
    'Avant de démarrer le serveur, remettez les clés (« npm run keys -- restore FICHIER »). Ce qui a été fait après cette date est perdu, et les agents verront un état plus ancien : voir docs/replication.md.',
  )
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
