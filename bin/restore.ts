import { resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { restoreHouse } from '#server/restore-house.ts'
import { brokenTexts, auditTexts } from '#sites/texts/audit.ts'

/** `npm run restore -- FILE`: into an empty database, of either kind. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

try {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new StartRefused('Usage : npm run restore -- FICHIER')
  const { dataDir, databaseUrl } = readConfig(process.env)
  const place = databaseUrl === null ? { dataDir } : { url: databaseUrl }
  const { takenAt, tables, rows, verdict, waitingMails } = await restoreHouse(place, resolve(file))
  say(`Base restaurée telle qu’elle était le ${takenAt} (${tables} tables, ${rows} lignes).`)
  if (verdict.intact) {
    say(`${auditTexts.intactTitle} ${auditTexts.intact(verdict.lines, verdict.waiting)}`)
    if (verdict.head !== null) say(auditTexts.head(verdict.head))
  } else {
    say(
      `${auditTexts.brokenTitle} ${auditTexts.broken(verdict.position, brokenTexts[verdict.what])} ${auditTexts.brokenRemedy}`,
    )
    process.exitCode = 1
  }
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
