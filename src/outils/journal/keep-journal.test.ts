import assert from 'node:assert/strict'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { parseJournal } from '#base/agent-journal/parse-journal.ts'
import { temporaryFolder, testRun } from '../testing/test-machine.ts'
import { keepJournal, type Outcome } from './keep-journal.ts'

const done: Outcome = {
  state: 'succeeded',
  modules: [{ name: 'Administratif', state: 'normal' }],
  notes: ['Documents pdf envoyés : 2'],
}

test('a run that is killed leaves an interrupted block; one that ends takes the place of its beginning', async (context) => {
  const { journal, blocks, text } = await kept(context)
  await journal.startBlock('Automatique - https')
  const open = await journal.startBlock('Manuel - https')
  assert.deepEqual(await blocks(), ['interrupted Manuel', 'interrupted Automatique'])
  await journal.endBlock(open, done)
  assert.deepEqual(await blocks(), ['succeeded Manuel', 'interrupted Automatique'])
  assert.deepEqual((await text()).split('\n').slice(0, 6), [
    '-DEBUT EXPORT ECOLE DIRECTE (0.0.0-source) : le 24/11/2026 à 12h00m00s par (poste-de-test)',
    'Mode : Manuel - https',
    'Module : Outils',
    'Réplication Administratif : Cycle normal',
    'Documents pdf envoyés : 2',
    '-FIN EXPORT ECOLE DIRECTE : le 24/11/2026 à 12h00m00s',
  ])
})

test('each way of ending is read back as it was', async (context) => {
  const { journal, blocks } = await kept(context)
  const common = { modules: [], notes: [] }
  const ends: Outcome[] = [
    { ...common, state: 'failed', error: 'Erreur http 0 : Erreur de connexion' },
    { ...common, state: 'abandoned', abandon: 'Intégration en cours' },
    { ...common, state: 'succeeded' },
  ]
  for (const end of ends) await journal.endBlock(await journal.startBlock(end.state), end)
  assert.deepEqual(await blocks(), ['succeeded succeeded', 'abandoned abandoned', 'failed failed'])
})

test('a block whose beginning is gone is put on top; what stands before the first block stays there', async (context) => {
  const { journal, blocks, text, path } = await kept(context)
  const open = await journal.startBlock('Automatique')
  await writeFile(path, 'Poste de la vie scolaire\r\n-DEBUT EXPORT X (1) : autre')
  await journal.endBlock(open, done)
  assert.deepEqual(await blocks(), ['succeeded Automatique', 'interrupted null'])
  assert.ok((await text()).startsWith('Poste de la vie scolaire\n-DEBUT EXPORT ECOLE DIRECTE'))
})

test('what an older program wrote in Windows-1252 is kept, in UTF-8 from then on', async (context) => {
  const { journal, path, text } = await kept(context)
  const old =
    '-DEBUT EXPORT X (1) : le 01/10/2026 à 19h25m12s par (PC)\r\nRéplication Notes : gelée'
  await writeFile(path, Buffer.from(old, 'latin1'))
  await journal.startBlock('Automatique')
  assert.match(await text(), /19h25m12s par \(PC\)\nRéplication Notes : gelée\n$/)
})

test('the file holds 2 MB at most, its oldest blocks gone whole, and nothing is left beside it', async (context) => {
  const { journal, path, text, folder } = await kept(context)
  const old = '-DEBUT EXPORT X (1) : le 01/10/2026 à 19h25m12s par (PC)\nRéplication Notes : x\n'
  await writeFile(path, old.repeat(40_000))
  await journal.startBlock('Automatique')
  assert.ok((await stat(path)).size <= 2 * 1024 * 1024)
  const { blocks } = parseJournal(await text())
  assert.ok(blocks.length > 20_000)
  assert.equal(blocks.at(-1)?.lines.length, 2)
  assert.deepEqual((await readdir(folder)).toSorted(), ['journal.txt', 'verrou.sqlite'])
})

test('two commands that note at the same time lose nothing of each other', async (context) => {
  const { journal, blocks } = await kept(context)
  const runs = Array.from({ length: 8 }, async (_, index) =>
    journal.endBlock(await journal.startBlock(`Mode-${index}`), done),
  )
  await Promise.all(runs)
  assert.deepEqual(
    (await blocks()).toSorted(),
    runs.map((_, index) => `succeeded Mode-${index}`),
  )
})

/** A journal in a folder of its own, by a clock of Nouméa that stands still. */
async function kept(context: TestContext) {
  const folder = await temporaryFolder(context)
  const path = join(folder, 'journal.txt')
  const run = testRun(folder, { now: () => new Date('2026-11-24T01:00:00Z') })
  const text = () => readFile(path, 'utf8')
  return {
    folder,
    path,
    text,
    journal: keepJournal(run, 'Pacific/Noumea'),
    blocks: async () =>
      parseJournal(await text()).blocks.map(
        ({ state, mode }) => `${state} ${mode?.split(' ')[0] ?? 'null'}`,
      ),
  }
}
