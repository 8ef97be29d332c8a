import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from '../failures.ts'
import { temporaryFolder } from '../testing/test-machine.ts'
import { isPlannerRunning, lockPlanner, withFolderLock } from './folder-lock.ts'

test('what writes in the folder goes one after the other', async (context) => {
  const folder = await temporaryFolder(context)
  let inside = 0
  let most = 0
  const enter = () =>
    withFolderLock(folder, async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => void setTimeout(resolve, 5))
      inside--
    })
  await Promise.all(Array.from({ length: 6 }, enter))
  assert.equal(most, 1)
})

test('a folder where no lock can be taken is said', async (context) => {
  const folder = await temporaryFolder(context)
  await mkdir(join(folder, 'verrou.sqlite'))
  const refused = withFolderLock(folder, async () => {})
  await assert.rejects(refused, (error) => error instanceof Failure && error.exit === 'folder')
})

test('another process is waited for, then said; killed, it leaves the folder free', async (context) => {
  const folder = await temporaryFolder(context)
  const program = `
    import { withFolderLock, lockPlanner } from ${JSON.stringify(import.meta.resolve('./folder-lock.ts'))}
    await lockPlanner(${JSON.stringify(folder)})
    await withFolderLock(${JSON.stringify(folder)}, () => {
      process.stdout.write('held')
      return new Promise((resolve) => setTimeout(resolve, 60_000))
    })`
  const arguments_ = ['--input-type=module', '--eval', program]
  const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] })
  context.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const busy = withFolderLock(folder, async () => {}, 100)
  await assert.rejects(
    busy,
    (error) => error instanceof Failure && error.told.code === 'folder-busy',
  )
  await assert.rejects(lockPlanner(folder), /tourne déjà/)
  assert.equal(isPlannerRunning(folder), true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(isPlannerRunning(folder), false)
  await withFolderLock(folder, async () => {}, 1000)
  const free = await lockPlanner(folder)
  assert.equal(isPlannerRunning(folder), true)
  free()
  assert.equal(isPlannerRunning(await temporaryFolder(context)), false)
})
