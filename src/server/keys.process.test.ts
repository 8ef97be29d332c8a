import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openBrowser } from '#testing/browser.ts'
import { goodPassword } from '#testing/people.ts'
import { freeAddresses, startRealServer } from '#testing/real-server.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

const command = fileURLToPath(new URL('../../bin/keys.ts', import.meta.url))

test('npm run keys beside a running server: a rotation from a stick is followed without a restart, a leak changes the password of the day', async () => {
  const folder = await testFolder()
  const keysDir = join(folder, 'keys')
  const server = await startRealServer(await freeAddresses(), { DATA_DIR: folder })
  const token = /\/lien#([\w-]{43})/.exec(server.printed.out)?.[1] ?? ''
  const browser = openBrowser(server.portalUrl)
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  const keys = async (...words: string[]) => {
    const options = ['--liftoff-only', command, '--keys', keysDir, ...words]
    const run = promisify(execFile)(process.execPath, options)
    return run.catch((error: { stderr: string; code: number }) => ({ stdout: '', ...error }))
  }
  const reveal = async () =>
    (await browser.call('POST /api/daily-password/reveals', { body: {} })).password
  const ring = async () => (await browser.call('GET /api/keys')).keyRing.version

  const stick = join(folder, 'root.private.json')
  await rename(join(keysDir, 'root.private.json'), stick)
  assert.match((await keys('rotate')).stderr, /--root FICHIER/)
  const before = await reveal()
  assert.match((await keys('rotate', '--root', stick)).stdout, /trousseau 2/)
  assert.match((await keys('leak', '--publisher', '--reason', 'exercice')).stdout, /ont changé/)
  for (
    let tries = 0;
    tries < 100 && ((await ring()) < 2 || (await reveal()) === before);
    tries += 1
  )
    await delay(100)
  assert.equal(await ring(), 2)
  assert.notEqual(await reveal(), before)
  assert.match((await keys('show')).stdout, /trousseau\s+version 2/i)
  assert.match((await keys('leak', '--reason', 'exercice')).stderr, /--distributor/)

  const { lines } = await browser.call('GET /api/audit', {})
  for (const event of ['signing-key-rotated', 'daily-password-revision-raised'])
    assert.equal(lines.filter((line) => line.event === event).length, 1, event)
  await server.stop()
})
