import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { readKeepsake, writeKeepsake, type Keepsake } from './keepsake.ts'

/**
 * The world kept in a folder; made by `fill` the first time. It is made beside and renamed once it is
 * whole: one cut short leaves nothing that a later start could take for a world, and is made over.
 * Throws StartRefused when the folder holds something else, which is never touched.
 */
export async function openDemoFolder(
  folder: string,
  fill: (building: string) => Promise<Keepsake>,
): Promise<Keepsake> {
  const kept = await readKept(folder)
  if (kept !== undefined) return kept

  const site = `${folder}.en-cours`
  await mkdir(site, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(site)
  try {
    const meanwhile = await readKept(folder)
    if (meanwhile !== undefined) return meanwhile
    const building = join(site, 'monde')
    await rm(building, { recursive: true, force: true })
    const keepsake = await fill(building)
    await writeKeepsake(building, keepsake)
    if (existsSync(folder)) await rmdir(folder)
    await rename(building, folder)
    return keepsake
  } finally {
    unlock()
    await rm(site, { recursive: true, force: true })
  }
}

async function readKept(folder: string): Promise<Keepsake | undefined> {
  const kept = await readKeepsake(folder)
  if (kept !== undefined) return kept
  if (!existsSync(folder) || (await readdir(folder)).length === 0) return undefined
  throw new StartRefused(
    `Le dossier ${folder} contient autre chose que la démonstration : choisissez-en un autre avec DEMO_DIR.`,
  )
}
