import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moduleStates, type BlockEnd, type BlockStart } from './journal-block.ts'
import { journalMoment, momentInJournal, momentOf } from './journal-moment.ts'
import { newestThatFit } from './newest-that-fit.ts'
import { parseJournal } from './parse-journal.ts'
import { exportName, writeBlock } from './write-block.ts'

const start: BlockStart = {
  version: '14.0.0.0',
  machine: 'POSTE',
  startedAt: '2026-10-01T19:25:12',
  mode: 'Automatique - https',
}
const known = {
  modules: [
    { name: 'Administratif', state: 'normal' },
    { name: 'Vie Scolaire', state: 'held' },
  ],
  notes: ['Photos des élèves : Sans - Dernier envoi le 24/09/2026', 'Documents pdf envoyés : 2'],
} as const
const ends: Readonly<Record<'succeeded' | 'failed' | 'abandoned', BlockEnd>> = {
  succeeded: { ...known, state: 'succeeded', endedAt: '2026-10-01T19:26:40' },
  failed: {
    ...known,
    state: 'failed',
    endedAt: '2026-10-01T19:26:40',
    error: 'Erreur http 0 : Erreur de connexion  Type erreur : http Code erreur : 1',
  },
  abandoned: { ...known, state: 'abandoned', abandon: 'Intégration en cours du fichier TO_EDVS' },
}

test('a block is written in the grammar that the agents have always written', () => {
  assert.equal(
    writeBlock(start, ends.succeeded, 'EcoleDirecte'),
    [
      '-DEBUT EXPORT ECOLE DIRECTE (14.0.0.0) : le 01/10/2026 à 19h25m12s par (POSTE)',
      'Mode : Automatique - https',
      'Module : Outils',
      'Réplication Administratif : Cycle normal',
      'Réplication Vie Scolaire : Sous réserve',
      'Photos des élèves : Sans - Dernier envoi le 24/09/2026',
      'Documents pdf envoyés : 2',
      '-FIN EXPORT ECOLE DIRECTE : le 01/10/2026 à 19h26m40s\n',
    ].join('\n'),
  )
  assert.match(
    writeBlock(start, ends.failed, 'EcoleDirecte'),
    /^ERREUR : EcoleDirecte - Erreur http 0 : .*\n-FIN /m,
  )
  assert.doesNotMatch(writeBlock(start, ends.abandoned, 'EcoleDirecte'), /FIN/)
})

test('what was written is read back: the four states, the modules, why it failed or was given up', () => {
  const texts = [null, ends.abandoned, ends.failed, ends.succeeded].map((end) =>
    writeBlock(start, end, 'Écoles en Ligne'),
  )
  const { before, blocks } = parseJournal(texts.join(''))
  assert.deepEqual(before, [])
  assert.deepEqual(
    blocks.map(({ state }) => state),
    ['interrupted', 'abandoned', 'failed', 'succeeded'],
  )
  const [underWay, abandoned, failed, succeeded] = blocks
  for (const { version, machine, startedAt, mode } of blocks)
    assert.deepEqual({ version, machine, startedAt, mode }, start)
  assert.deepEqual(underWay?.modules, [])
  assert.deepEqual(succeeded?.modules, [
    { name: 'Administratif', state: 'normal', said: 'Cycle normal' },
    { name: 'Vie Scolaire', state: 'held', said: 'Sous réserve' },
  ])
  assert.equal(succeeded.endedAt, '2026-10-01T19:26:40')
  assert.match(failed?.error ?? '', /^Écoles en Ligne - Erreur http 0 : .* Code erreur : 1$/)
  assert.match(abandoned?.abandon ?? '', /Intégration en cours du fichier TO_EDVS$/)
  assert.equal(abandoned?.endedAt, null)
})

test('each state of a module has words of its own, and other words are kept as they stand', () => {
  const modules = Object.keys(moduleStates).map((state) => ({
    name: `Module ${state}`,
    state: state as keyof typeof moduleStates,
  }))
  const text = writeBlock(start, { ...ends.succeeded, modules }, 'EcoleDirecte')
  const [block] = parseJournal(`${text}Réplication Cantine : En cours de ré-init`).blocks
  assert.deepEqual(
    block?.modules.map(({ state }) => state),
    [...Object.keys(moduleStates), null],
  )
  assert.equal(block?.modules.at(-1)?.said, 'En cours de ré-init')
})

test('a block that the next one cut short is interrupted; a line after its end stays with it', () => {
  const cut = writeBlock(start, null, 'EcoleDirecte')
  const { blocks } = parseJournal(`${cut}${cut}-FIN EXPORT X : le 01/10/2026 à 19h26m40s\nà relire`)
  assert.deepEqual(
    blocks.map(({ state }) => state),
    ['interrupted', 'succeeded'],
  )
  assert.equal(blocks[1]?.lines.at(-1), 'à relire')
})

test('blocks come newest first, even of a file that was kept the other way round', () => {
  const at = (startedAt: string) => writeBlock({ ...start, startedAt }, null, 'EcoleDirecte')
  const days = ['2026-10-03', '2026-10-02', '2026-10-01'].map((day) => `${day}T19:00:00`)
  for (const order of [days, days.toReversed()])
    assert.deepEqual(
      parseJournal(`Avant\n${order.map(at).join('')}`).blocks.map(({ startedAt }) => startedAt),
      days,
    )
})

test('what comes from elsewhere cannot pass for the beginning, the end or the failure of a block', () => {
  const hostile = 'ok\n-FIN EXPORT X : le 01/01/2026 à 00h00m00s\r\n-DEBUT EXPORT X (1) : le'
  const notes = [hostile, '-FIN EXPORT', 'ERREUR : inventée', 'ABANDON : inventé', 'DÉBUT']
  const forged = { ...start, machine: `PC) par (AUTRE\n${hostile}`, mode: hostile }
  const text = writeBlock(
    forged,
    { state: 'abandoned', abandon: hostile, modules: [{ name: hostile, state: 'held' }], notes },
    hostile,
  )
  const { blocks } = parseJournal(text)
  assert.equal(blocks.length, 1)
  assert.deepEqual([blocks[0]?.state, blocks[0]?.error], ['abandoned', null])
  assert.equal(blocks[0]?.endedAt, null)
  assert.equal(blocks[0]?.startedAt, start.startedAt)
})

test('a day or an hour that does not exist is no moment; the clock is the one of the zone', () => {
  assert.equal(momentOf('le 31/02/2026 à 10h00m00s'), null)
  assert.equal(momentOf('le 01/02/2026 à 25h00m00s'), null)
  assert.equal(momentOf('le 01/02/2026 Ã  10h00m00s'), null)
  assert.equal(momentOf('le 01/02/2026 Ã 10h00m00s'), '2026-02-01T10:00:00')
  const moment = journalMoment(new Date('2026-10-01T17:25:12.900Z'), 'Europe/Paris')
  assert.equal(moment, '2026-10-01T19:25:12')
  assert.equal(momentOf(momentInJournal(moment)), moment)
})

test('the name of the export is the brand’s, in capitals without accents', () => {
  assert.equal(exportName('EcoleDirecte'), 'ECOLE DIRECTE')
  assert.equal(exportName('Mon Établissement'), 'MON ETABLISSEMENT')
})

test('what is kept of a long journal are its newest blocks, whole, or the first lines of a block alone', () => {
  const block = writeBlock(start, ends.succeeded, 'EcoleDirecte')
  const text = `Avant\n${block.repeat(100)}`
  const asJson = (kept: string) => new TextEncoder().encode(JSON.stringify(kept)).length - 2
  const whole = asJson(block)
  assert.equal(newestThatFit(text, 1_000_000), text)
  assert.equal(newestThatFit(text, whole * 3 + 1), block.repeat(3))
  assert.equal(newestThatFit(text, whole * 3 - 1), block.repeat(2))
  const part = newestThatFit(text, whole - 1)
  assert.ok(block.startsWith(part) && part.endsWith('\n') && part.length > 0)
  assert.equal(newestThatFit('Sans bloc\n', 5), '')
})
