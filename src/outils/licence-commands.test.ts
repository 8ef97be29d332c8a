import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { readState, saveState } from './folder/agent-state.ts'
import { saveAttachment } from './folder/attachment.ts'
import { runOutils } from './run-outils.ts'
import { testLicence, testSchool } from './testing/test-licence.ts'
import { temporaryFolder, testMachine } from './testing/test-machine.ts'

test('a licence is judged offline, its end told in the school’s own time', async (context) => {
  const folder = await temporaryFolder(context)
  const { file, roots, ogec, middle } = await testLicence()
  const path = join(folder, 'a.lic')
  await writeFile(path, file)
  const verdictOf = async (now: Date, ...words: string[]) => {
    const machine = testMachine({ roots: () => roots, now: () => now })
    const all = ['licence', 'verifier', path, '--dossier', join(folder, 'none'), ...words]
    return { code: await runOutils(all, machine), ...machine.written }
  }

  const alone = await verdictOf(middle)
  assert.deepEqual([alone.code, alone.err], [0, ''])
  assert.match(
    alone.out,
    /valable jusqu’au lundi 30 novembre 2026 à 00:00 \(fuseau Indian\/Reunion\)/,
  )
  assert.match(alone.out, /L’établissement n’a pas été comparé/)
  assert.doesNotMatch((await verdictOf(middle, '--ogec', ogec)).out, /comparé/)

  const other = await verdictOf(middle, '--ogec', '09999999')
  assert.equal(other.code, 5)
  assert.match(other.err, /L-14/)
  assert.equal((await verdictOf(new Date('2026-11-22T19:59:59Z'), '--json')).code, 6)
  assert.equal((await verdictOf(new Date('2026-11-29T19:59:59.999Z'))).code, 0)
  const late = await verdictOf(new Date('2026-11-29T20:00:00Z'), '--json')
  assert.equal(late.code, 6)
  const { ok, code, state } = JSON.parse(late.out) as Record<string, unknown>
  assert.deepEqual([ok, code, state], [false, 'L-18', 'expired'])
  assert.equal((await verdictOf(middle, '--ogec', 'B')).code, 2)
  assert.deepEqual(await readdir(folder), ['a.lic'], 'nothing is written')
})

test('a file too large, or that is none, is not read for ever', async (context) => {
  const folder = await temporaryFolder(context)
  const { roots } = await testLicence()
  await writeFile(join(folder, 'large'), Buffer.alloc(50_000_000))
  const codeFor = async (path: string) => {
    const machine = testMachine({ roots: () => roots })
    const code = await runOutils(
      ['licence', 'verifier', path, '--dossier', folder, '--json'],
      machine,
    )
    return [code, (JSON.parse(machine.written.out) as { code: string }).code]
  }
  assert.deepEqual(await codeFor(join(folder, 'large')), [5, 'L-01'])
  for (const path of ['/dev/zero', folder, join(folder, 'absent')])
    assert.deepEqual(await codeFor(path), [2, 'file-not-found'])
})

test('a key ring older than the one accepted is refused, and so is a clock gone back', async (context) => {
  const folder = await temporaryFolder(context)
  const { file, roots, middle } = await testLicence(3)
  const path = join(folder, 'a.lic')
  await writeFile(path, file)
  const reasonWith = async (marks: { keyRingVersionLeast?: number; clockHighWater?: string }) => {
    await saveState(folder, { ...(await readState(join(folder, 'none'))), ...marks })
    const machine = testMachine({ roots: () => roots, now: () => middle })
    await runOutils(['licence', 'verifier', path, '--dossier', folder, '--json'], machine)
    return (JSON.parse(machine.written.out) as { code?: string }).code
  }
  assert.equal(await reasonWith({ keyRingVersionLeast: 3 }), undefined)
  assert.equal(await reasonWith({ keyRingVersionLeast: 4 }), 'L-07')
  assert.equal(await reasonWith({ clockHighWater: '2026-11-27T00:00:00Z' }), 'L-16')
})

test('without a network the state tells what is known, and the licence decides the code', async (context) => {
  const folder = await temporaryFolder(context)
  const { file, roots, ogec, middle } = await testLicence()
  await saveAttachment(folder, {
    v: 1,
    address: 'http://127.0.0.1:1',
    agent: randomUUID(),
    credential: 'un-secret-de-ce-poste',
    school: { id: randomUUID(), ogec, name: 'Collège des Filaos', timeZone: 'Indian/Reunion' },
    proxy: null,
    attachedAt: middle.toISOString(),
    formerOgecs: [],
  })
  const state = async (...words: string[]) => {
    const machine = testMachine({ roots: () => roots, now: () => middle })
    const code = await runOutils(['etat', '--dossier', folder, ...words], machine)
    return { code, ...machine.written }
  }
  const empty = await state()
  assert.equal(empty.code, 7)
  assert.match(empty.out, /Rattaché à : Collège des Filaos[^]*injoignable[^]*jamais/)
  assert.match(empty.err, /licence recuperer/)

  await writeFile(join(folder, 'licence.lic'), file)
  const another = await state('--json')
  assert.equal(another.code, 5)
  assert.equal((JSON.parse(another.out) as { code: string }).code, 'L-15', 'of another client')
})

test('without a file the two that are kept are judged, and nothing is written', async (context) => {
  const folder = await temporaryFolder(context)
  const { licence, roots } = await testSchool()
  const verify = async () => {
    const now = () => new Date('2026-11-25T08:00:00Z')
    const machine = testMachine({ roots: () => roots, now })
    const code = await runOutils(['licence', 'verifier', '--dossier', folder], machine)
    return { code, ...machine.written }
  }
  const none = await verify()
  assert.deepEqual([none.code, /Aucune licence n’est en place/.test(none.err)], [7, true])
  await writeFile(join(folder, 'licence.lic'), (await licence('2026-W48')).file)
  await writeFile(join(folder, 'licence-suivante.lic'), (await licence('2026-W49')).file)
  const both = await verify()
  assert.equal(both.code, 0)
  assert.match(both.out, /semaine 2026-W48[^]*Licence suivante :[^]*pas encore[^]*semaine 2026-W49/)
  assert.deepEqual((await readdir(folder)).sort(), ['licence-suivante.lic', 'licence.lic'])
})

test('a licence file cut short or edited is refused with its reason and what to do', async (context) => {
  const folder = await temporaryFolder(context)
  const { file, roots, middle } = await testLicence()
  const refusalOf = async (content: string) => {
    const path = join(folder, 'touched.lic')
    await writeFile(path, content)
    const machine = testMachine({ roots: () => roots, now: () => middle })
    const words = ['licence', 'verifier', path, '--dossier', join(folder, 'none'), '--json']
    const exitCode = await runOutils(words, machine)
    const { code, message, remedy } = JSON.parse(machine.written.out) as Record<string, string>
    assert.ok(message && remedy, 'the reason and what to do are told')
    return [exitCode, code]
  }
  assert.deepEqual(await refusalOf(file.slice(0, file.length / 2)), [5, 'L-02'])
  const payload = file.indexOf('.') + 40
  const edited = `${file.slice(0, payload)}${file[payload] === 'A' ? 'B' : 'A'}${file.slice(payload + 1)}`
  assert.deepEqual(await refusalOf(edited), [5, 'L-11'])
})
