import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testFolder } from '#testing/test-temp-folder.ts'
import { readJournal } from './key-journal.ts'
import { readLicenceKeys } from './licence-keys.ts'

const command = fileURLToPath(new URL('../../../bin/keys.ts', import.meta.url))
const phrase = 'quatre girafes lisent'

/** The command of a process of its own, the passphrase on its standard input. */
async function keys(folder: string, typed: string, ...words: string[]) {
  const options = ['--liftoff-only', command, '--keys', folder, ...words]
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(`${typed}\n`)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return {
    out,
    err,
    code: child.exitCode ?? (await new Promise((done) => child.on('close', done))),
  }
}

test('a backup is one encrypted file; only its passphrase opens it, only into an empty place, and all comes back', async () => {
  const folder = join(await testFolder(), 'keys')
  const file = join(await testFolder(), 'cles.age')
  for (const word of ['init', 'rotate']) assert.equal((await keys(folder, '', word)).code, 0)
  assert.match((await keys(folder, 'trop court', 'backup', file)).err, /au moins 15 caractères/)
  assert.equal((await keys(folder, phrase, 'backup', file)).code, 0)

  const sealed = await readFile(file)
  const root = await readFile(join(folder, 'root.private.json'), 'utf8')
  const { d } = JSON.parse(root) as { d: string }
  assert.ok(sealed.toString('latin1').startsWith('age-encryption.org/v1'))
  assert.ok(!sealed.includes(d))
  assert.match((await keys(folder, phrase, 'backup', file)).err, /existe déjà/)
  assert.match((await keys(folder, phrase, 'restore', file)).err, /contient déjà/)

  const place = join(await testFolder(), 'ailleurs')
  await mkdir(place)
  assert.match((await keys(place, 'une autre phrase', 'restore', file)).err, /ne s’ouvre pas/)
  assert.equal((await keys(place, phrase, 'restore', file)).code, 0)
  const [restored, kept] = await Promise.all([place, folder].map(readLicenceKeys))
  assert(restored && kept)
  assert.deepEqual(
    { ...restored, signing: new Set(restored.signing) },
    { ...kept, signing: new Set(kept.signing) },
  )
  const events = (await readJournal(place)).map(({ event }) => event)
  assert.deepEqual(events, [
    'keys-created',
    'signing-key-rotated',
    'keys-backed-up',
    'keys-restored',
  ])
})
