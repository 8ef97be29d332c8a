import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** An empty folder, removed when the test file ends. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gestion-clients-'))
  after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A folder with these files, for instance `{ '0001-first.sql': 'create table …' }`. */
export async function testFolderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await testFolder()
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  )
  return folder
}
