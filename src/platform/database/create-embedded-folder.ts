import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { PGlite } from '@electric-sql/pglite'
import { StartRefused } from '../start-refused.ts'

/**
 * Makes the empty database of `folder`. It is built next to it and renamed once it is whole and on
 * the disk: a first start cut short leaves nothing that a second one could take for a database.
 */
export async function createEmbeddedFolder(folder: string): Promise<void> {
  if (existsSync(folder)) removeEmpty(folder)
  const building = `${folder}.new`
  rmSync(building, { recursive: true, force: true })

  const pglite = new PGlite({ fs: new NodeFS(building) })
  await pglite.waitReady
  await pglite.close()

  flushTree(building)
  renameSync(building, folder)
  flushFolder(dirname(folder))
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    throw new StartRefused(
      `Le dossier ${folder} contient autre chose qu’une base : déplacez-le, ou remettez une sauvegarde entière.`,
      { cause: error },
    )
  }
}

function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) flushTree(path)
    else flush(path, 'r+')
  }
  flushFolder(folder)
}

function flushFolder(folder: string): void {
  // Windows opens no folder, and writes its names through by itself.
  if (process.platform !== 'win32') flush(folder, 'r')
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
