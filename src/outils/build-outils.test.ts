import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
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

test('without --roots the roots of this house are taken, wherever it keeps its keys', async (context) => {
  const folder = await temporaryFolder(context)
  const { publicKey } = await generateKey('root')
  const keysDir = join(folder, 'data', 'keys')
  await mkdir(keysDir, { recursive: true })
  await writeFile(join(keysDir, 'roots.json'), JSON.stringify({ threshold: 1, keys: [publicKey] }))
  const build = (environment: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ['bin/build-outils.ts', '--out', folder], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...environment },
    })
  for (const environment of [{ KEYS_DIR: keysDir }, { DATA_DIR: join(folder, 'data') }])
    assert.ok(build(environment).stdout.includes(publicKey.kid))
  const elsewhere = build({ DATA_DIR: folder })
  assert.equal(elsewhere.status, 1)
  assert.ok(elsewhere.stderr.includes(join(folder, 'keys', 'roots.json')), elsewhere.stderr)
})

test('the names of the publisher’s products are the agent’s too', async (context) => {
  const folder = await temporaryFolder(context)
  const rootsFile = join(folder, 'roots.json')
  const { publicKey } = await generateKey('root')
  await writeFile(rootsFile, JSON.stringify({ threshold: 1, keys: [publicKey] }))
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    BRAND_AGENT: 'Écoles & Co',
    BRAND_ON_PREMISE: 'Alcuin',
  }
  const run = (...words: string[]) => spawnSync(process.execPath, words, { encoding: 'utf8', env })
  assert.equal(run('bin/build-outils.ts', '--roots', rootsFile, '--out', folder).status, 0)
  const bundle = join(folder, 'outils.cjs')
  const help = run(bundle, '--help').stdout
  assert.match(help, /^Écoles & Co : récupère/m)
  assert.doesNotMatch(help, /Charlemagne/)
  assert.match(run(bundle, 'licence', 'verifier', 'x', '--ogec', 'B').stderr, /dans Alcuin :/)
})

test('run without being built, the agent knows no roots and says so', () => {
  assert.throws(bakedRoots, /sans les clés publiques/)
  assert.throws(() => fail('roots-missing'), Failure)
})
