import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Mark } from '#replication/messages/mark.ts'
import type { Notebook } from '#replication/school-side/notebook.ts'
import { agentFiles, needFolder } from '../folder/agent-folder.ts'
import { keepForOwner } from '../folder/keep-for-owner.ts'
import { readMeta, writeMeta } from './meta.ts'
import { adoptSpool, forgetShadow, readShadowHeads, forgetAllShadows } from './shadow.ts'
import { openSpools } from './spools.ts'

export type OpenNotebook = Notebook & {
  /** One that was damaged was thrown away: this transfer compares everything. */
  readonly isNew: boolean
  close(): Promise<void>
}

/** The agent's own file beside the school's base. Only one process opens it at a time. */
export async function openNotebook(folder: string): Promise<OpenNotebook> {
  await needFolder(folder)
  const path = join(folder, agentFiles.notebook)
  const spoolPath = join(folder, agentFiles.spool)
  await removeSpool(spoolPath)
  await ownFile(path)
  await ownFile(spoolPath)
  const opened = tryOpen(path) ?? (await startAfresh(path))
  const { database, isNew } = opened
  attachSpool(database, spoolPath)
  return {
    isNew,
    ...notebookOn(database),
    close: async () => {
      database.close()
      // On a full disk what is to be said needs the place.
      await removeSpool(spoolPath)
    },
  }
}

/** Whether an error of SQLite says that the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' && damaged.has(code & 0xff)
}

/** Whether an error of SQLite says that the disk is full. */
export function isFull(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' && (code & 0xff) === full
}

/** SQLITE_FULL. */
const full = 13

/** SQLITE_CORRUPT, SQLITE_NOTADB. */
const damaged: ReadonlySet<number> = new Set([11, 26])

export async function throwNotebookAway(folder: string): Promise<void> {
  for (const name of [agentFiles.notebook, agentFiles.spool])
    for (const tail of ['', '-wal', '-shm', '-journal'])
      await rm(join(folder, `${name}${tail}`), { force: true })
}

function notebookOn(database: DatabaseSync): Notebook {
  const spools = openSpools(database)
  return {
    readKey: async () => readMeta(database, 'key'),
    writeKey: async (key) => {
      if (key === readMeta(database, 'key')) return
      forgetAllShadows(database)
      writeMeta(database, 'key', key)
    },
    readMark: async () => {
      const text = readMeta(database, 'mark')
      return text === null ? null : (JSON.parse(text) as Mark)
    },
    writeMark: async (mark) => writeMeta(database, 'mark', JSON.stringify(mark)),
    readShadow: async () => readShadowHeads(database),
    ...spools.wishes,
    openSpool: async (collection) => spools.open(collection),
    adopt: async (_, collections) => {
      database.exec('begin immediate')
      try {
        for (const { name, believed } of collections) adoptSpool(database, name, believed)
        database.exec('commit')
      } catch (error) {
        if (database.isTransaction) database.exec('rollback')
        throw error
      }
      for (const { name } of collections) spools.drop(name)
    },
    forget: async (collections) => {
      for (const name of collections) forgetShadow(database, name)
    },
  }
}

/** Undefined when the file is there and is no notebook, or one of another form. */
function tryOpen(path: string): { database: DatabaseSync; isNew: boolean } | undefined {
  const database = new DatabaseSync(path, { timeout: 2000 })
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = normal')
    database.exec(schema)
    const form = readMeta(database, 'form')
    if (form === null) writeMeta(database, 'form', currentForm)
    else if (form !== currentForm) throw new Error('another form')
    return { database, isNew: form === null }
  } catch (error) {
    database.close()
    if (isDamage(error) || (error instanceof Error && error.message === 'another form'))
      return undefined
    throw error
  }
}

async function startAfresh(path: string): Promise<{ database: DatabaseSync; isNew: boolean }> {
  for (const tail of ['', '-wal', '-shm']) await rm(`${path}${tail}`, { force: true })
  await ownFile(path)
  const opened = tryOpen(path)
  if (opened === undefined) throw new Error('A notebook that was just made cannot be opened.')
  return opened
}

const currentForm = '1'
const schema = `
  create table if not exists meta (name text primary key, value text not null) without rowid;
  create table if not exists shadow_heads (
    collection text primary key, version integer not null, count integer not null, hash text not null
  ) without rowid;
`

/** Nothing of it need survive the process: no journal, no flush. */
function attachSpool(database: DatabaseSync, path: string): void {
  database.prepare('attach ? as spool').run(path)
  database.exec(`
    pragma spool.journal_mode = off; pragma spool.synchronous = off; pragma spool.cache_size = -65536;
    pragma cache_size = -32768`)
}

/** The key and the rows of pupils are for the owner alone; what SQLite puts beside a file has the rights of that file. */
async function ownFile(path: string): Promise<void> {
  const handle = await open(path, 'a', 0o600)
  await handle.close()
  await keepForOwner(path, process.platform)
}

async function removeSpool(path: string): Promise<void> {
  for (const tail of ['', '-journal']) await rm(`${path}${tail}`, { force: true })
}
