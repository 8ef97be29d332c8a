import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { temporaryFolder } from '../testing/test-machine.ts'
import { ownerOnly, ownerWrites } from './keep-for-owner.ts'
import { writeAtomically } from './write-atomically.ts'

test('killed at any moment, the file holds one whole content', async (context) => {
  const folder = await temporaryFolder(context)
  const path = join(folder, 'licence.lic')
  await writeAtomically(path, 'a'.repeat(bytes), 'everyone')
  const program = `
    import { writeAtomically } from ${JSON.stringify(import.meta.resolve('./write-atomically.ts'))}
    process.stdout.write('ready')
    for (let turn = 0; ; turn++)
      await writeAtomically(${JSON.stringify(path)}, (turn % 2 ? 'a' : 'b').repeat(${bytes}), 'everyone')`
  const arguments_ = ['--input-type=module', '--eval', program]
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await setTimeout(5 + round * 3)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const text = await readFile(path, 'utf8')
    assert.match(text, /^(a+|b+)$/)
    assert.equal(text.length, bytes)
  }
})

test('a secret is readable by its owner alone, other files by everyone, whatever the umask', async (context) => {
  const folder = await temporaryFolder(context)
  const before = process.umask(0o077)
  context.after(() => process.umask(before))
  await writeAtomically(join(folder, 'open'), 'x', 'everyone')
  process.umask(0)
  await writeFile(join(folder, 'secret'), 'old', { mode: 0o666 })
  await writeAtomically(join(folder, 'secret'), 'x', 'owner')
  const modes = ['open', 'secret'].map(
    async (name) => (await stat(join(folder, name))).mode & 0o777,
  )
  assert.deepEqual(await Promise.all(modes), [0o644, 0o600])
})

test('a write that fails leaves what was there, and nothing else', async (context) => {
  const folder = await temporaryFolder(context)
  await mkdir(join(folder, 'taken', 'full'), { recursive: true })
  await assert.rejects(writeAtomically(join(folder, 'taken'), 'x', 'everyone'))
  assert.deepEqual(await readdir(folder), ['taken'])
})

test('on Windows a secret inherits no right and keeps three', () => {
  const [path, inheritance, ...granted] = ownerOnly('C:\\x')
  assert.deepEqual([path, inheritance], ['C:\\x', '/inheritance:r'])
  assert.equal(granted.length, 4)
})

test('on Windows a new folder inherits no right: three write, the users read', () => {
  const [path, inheritance, grant, ...granted] = ownerWrites('C:\\x')
  assert.deepEqual([path, inheritance, grant], ['C:\\x', '/inheritance:r', '/grant:r'])
  const writers = granted.filter((each) => each.endsWith(':(OI)(CI)F'))
  assert.deepEqual(writers.length, 3)
  assert.deepEqual(granted.slice(3), ['*S-1-5-32-545:(OI)(CI)RX'])
})

const bytes = 100_000
