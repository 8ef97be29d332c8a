import { resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { backUpDatabase } from '#platform/database/back-up-database.ts'
import { openExistingDatabase } from '#platform/database/open-database.ts'
import { StartRefused } from '#platform/start-refused.ts'

/** `npm run backup -- FILE`: the whole database in one file; the keys have their own backup. */
try {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new StartRefused('Usage : npm run backup -- FICHIER')
  const { dataDir, databaseUrl } = readConfig(process.env)
  const database = await openExistingDatabase(
    databaseUrl === null ? { dataDir } : { url: databaseUrl },
  )
  try {
    const manifest = await backUpDatabase(database, resolve(file), new Date())
    const rows = Object.values(manifest).reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `Sauvegarde écrite et relue : ${file} (${Object.keys(manifest).length} tables, ${rows} lignes), non chiffrée : gardez-la en lieu sûr.\nLes clés n’y sont pas : « npm run keys -- backup FICHIER ».\n`,
    )
  } finally {
    await database.close()
  }
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
