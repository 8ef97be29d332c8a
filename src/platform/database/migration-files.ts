import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from '../start-refused.ts'

export interface MigrationFile {
  readonly number: number
  readonly name: string
  readonly sql: string
  /** Of the text, in hexadecimal. */
  readonly sha256: string
}

/** The `NNNN-name.sql` of a folder, numbered from 1 without a hole. Throws `StartRefused`. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files = await Promise.all(names.map((name) => readMigration(folder, name)))
  for (const [index, file] of files.entries()) {
    const expected = index + 1
    if (file.number === expected) continue
    throw new StartRefused(
      file.number < expected
        ? `Deux migrations portent le numéro ${file.number}, dont ${file.name} : donnez-leur des numéros différents.`
        : `La migration numéro ${expected} manque avant ${file.name} : réinstallez le programme.`,
    )
  }
  return files
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
  if (number === undefined) {
    throw new StartRefused(
      `Le fichier ${name} du dossier des migrations n’a pas un nom de la forme 0001-nom.sql : renommez-le ou retirez-le.`,
    )
  }
  // Git may give Windows other line ends: they are not a change of the migration.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  const sha256 = createHash('sha256').update(sql).digest('hex')
  return { number: Number(number), name, sql, sha256 }
}
