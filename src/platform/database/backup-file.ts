import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { StartRefused } from '../start-refused.ts'
import { countingDigest } from './backup-tables.ts'
import { refusedFile } from './refused-file.ts'

export const backupFormat = 'gestion-clients-web-backup-1'

const Start = z.object({
  format: z.literal(backupFormat),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: z.string() })),
})
/** By a later version of this program. */
const Newer = z.object({ format: z.string().regex(/^gestion-clients-web-backup-\d+$/) })
const Manifest = z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() }))
const Line = z.union([
  z.string(),
  z.object({ table: z.string() }),
  z.object({ manifest: Manifest }),
  Start,
])

export type BackupStart = z.infer<typeof Start>
export type BackupManifest = z.infer<typeof Manifest>

/** Reads a whole backup and holds every table against the manifest. Throws `StartRefused`. */
export async function readBackup(
  file: string,
  onRow: (table: string, row: string) => Promise<void> | void = () => {},
): Promise<BackupStart & { readonly manifest: BackupManifest }> {
  let start: BackupStart | undefined
  let manifest: BackupManifest | undefined
  let table: string | undefined
  const digests = new Map<string, ReturnType<typeof countingDigest>>()
  for await (const line of linesOf(file)) {
    if (manifest !== undefined) throw damaged(file)
    if (start === undefined) {
      if (typeof line === 'string' || !('format' in line)) throw damaged(file)
      start = line
    } else if (typeof line === 'string') {
      const digest = table === undefined ? undefined : digests.get(table)
      if (table === undefined || digest === undefined) throw damaged(file)
      digest.add(line)
      await onRow(table, line)
    } else if ('table' in line) {
      table = line.table
      digests.set(table, countingDigest())
    } else if ('manifest' in line) manifest = line.manifest
    else throw damaged(file)
  }
  if (start === undefined || manifest === undefined) throw damaged(file)
  const found = Object.fromEntries([...digests].map(([name, digest]) => [name, digest.result()]))
  if (!sameManifest(found, manifest)) throw damaged(file)
  return { ...start, manifest }
}

export function sameManifest(one: BackupManifest, other: BackupManifest): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) => one[name]?.rows === other[name]?.rows && one[name]?.sha256 === other[name]?.sha256,
    )
  )
}

async function* linesOf(file: string): AsyncGenerator<z.infer<typeof Line>> {
  const text = new PassThrough()
  const read = pipeline(createReadStream(file), createGunzip(), text).catch(
    (error: unknown) => error,
  )
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity }))
      yield lineOf(file, JSON.parse(line))
  } catch (error) {
    throw error instanceof StartRefused ? error : unreadable(file, error)
  }
  const failure = await read
  if (failure !== undefined) throw unreadable(file, failure)
}

function lineOf(file: string, value: unknown): z.infer<typeof Line> {
  const line = Line.safeParse(value)
  if (line.success) return line.data
  if (Newer.safeParse(value).success)
    throw new StartRefused(
      `La sauvegarde ${file} a été faite par une version plus récente du programme : installez cette version, puis recommencez. Rien n’a été écrit.`,
    )
  throw line.error
}

function unreadable(file: string, error: unknown): StartRefused {
  return refusedFile(file, 'read', error) ?? damaged(file, error)
}

function damaged(file: string, cause?: unknown): StartRefused {
  return new StartRefused(
    `Le fichier ${file} n’est pas une sauvegarde entière que ce programme sait lire (abîmée, coupée, ou un autre fichier) : prenez une autre sauvegarde. Rien n’a été écrit.`,
    { cause },
  )
}
