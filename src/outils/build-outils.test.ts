import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { generateKey } from '#licence-file/keys.ts'
import { buildOutils } from '../../bin/build-outils.ts'
import { fail, Failure } from './failures.ts'
import { bakedRoots } from './roots.ts'
import { temporaryFolder } from './testing/test-machine.ts'

test('roots that are nonsense, or private, are refused before anything is built', async (context) => {
  const folder = await temporaryFolder(context)
  const rootsFile = join(folder, 'roots.json')
  const [one, two] = await Promise.all([generateKey('root'), generateKey('root')])
  const keys = [one.publicKey]
  const nonsense: unknown[] = [
    'x',
    {},
    [],
    { threshold: 0, keys },
    { threshold: 2, keys },
    { threshold: 1.5, keys: [...keys, two.publicKey] },
    { threshold: 1, keys: [] },
    { threshold: 1, keys: [...keys, ...keys] },
    { threshold: 1, keys: [{ ...one.publicKey, kid: two.kid }] },
    { threshold: 1, keys: [{ ...one.publicKey, x: one.publicKey.x.slice(1) }] },
    { threshold: 1, keys, more: true },
  ]
  for (const roots of nonsense) {
    await writeFile(rootsFile, JSON.stringify(roots))
    await assert.rejects(buildOutils({ rootsFile, outDir: folder }), /racines publiques/)
  }
  await writeFile(rootsFile, JSON.stringify({ threshold: 1, keys: [one.privateKey] }))
  await assert.rejects(buildOutils({ rootsFile, outDir: folder }), /PRIVÉE/)
  await assert.rejects(
    buildOutils({ rootsFile: join(folder, 'absent'), outDir: folder }),
    /ne peut pas être lu/,
  )
})

test('the command prints the path, the size and the fingerprints of the roots', async (context) => {
  const folder = await temporaryFolder(context)
  const rootsFile = join(folder, 'roots.json')
  const keys = await Promise.all([generateKey('root'), generateKey('root')])
  const roots = { threshold: 2, keys: keys.map(({ publicKey }) => publicKey) }
  await writeFile(rootsFile, JSON.stringify(roots))
  const words = ['bin/build-outils.ts', '--roots', rootsFile, '--out', folder]
  const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  assert.equal(status, 0)
  assert.match(stdout, /outils\.cjs \(version .+, \d+ Ko\)\nRacines, 2 signature\(s\) sur 2/)
  for (const { kid } of keys) assert.ok(stdout.includes(kid))
})

test('run without being built, the agent knows no roots and says so', () => {
  assert.throws(bakedRoots, /sans les clés publiques/)
  assert.throws(() => fail('roots-missing'), Failure)
})
