import { join, resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { restoreDatabase } from '#platform/database/restore-database.ts'
import { StartRefused } from '#platform/start-refused.ts'

/** `npm run restore -- FILE`: into an empty database, of either kind. */
try {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new StartRefused('Usage : npm run restore -- FICHIER')
  const { dataDir, databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl === null ? { dataDir } : { url: databaseUrl })
  try {
    const migrations = join(import.meta.dirname, '../migrations')
    const { takenAt, manifest } = await restoreDatabase(database, resolve(file), migrations)
    const rows = Object.values(manifest).reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `Base restaurée telle qu’elle était le ${takenAt} (${Object.keys(manifest).length} tables, ${rows} lignes).\nAvant de démarrer le serveur, remettez les clés (« npm run keys -- restore FICHIER »). Ce qui a été fait après cette date est perdu, et les agents verront un état plus ancien : voir docs/replication.md.\n`,
    )
  } finally {
    await database.close()
  }
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
