import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { journalBytesMax, agentJournalEndpoints } from '#contracts/agent-journal.ts'
import { testRun } from '../testing/test-machine.ts'
import { testPost } from '../testing/test-post.ts'
import { keepJournal } from './keep-journal.ts'

const now = '2026-11-24T08:00:00Z'
const order = { id: '0d6e9dd8-6d7c-4a43-8a4a-5f2f8f6c1c11', kind: 'send-journal' } as const
const taken = agentJournalEndpoints['POST /agent/journal'].body

test('« journal » prints it newest first, « journal envoyer » sends it; both say when it is empty', async (context) => {
  const post = await testPost(context, { now })
  const empty = await post.outils('journal')
  assert.deepEqual(
    [empty.code, empty.out],
    [0, 'Le journal est vide : ce poste n’a encore rien noté.\n'],
  )
  assert.match((await post.outils('journal', 'envoyer')).out, /il est vide/)

  const journal = keepJournal(testRun(post.folder, { now: post.clock.now }), post.zone)
  const open = await journal.startBlock('Automatique - https')
  await journal.endBlock(open, { state: 'abandoned', abandon: 'Essai', modules: [], notes: [] })
  const shown = await post.outils('journal')
  assert.match(
    shown.out,
    /^-DEBUT EXPORT ECOLE DIRECTE .*\n(.*\n)*ABANDON : EcoleDirecte - Essai\n$/,
  )
  const facts = JSON.parse((await post.outils('journal', '--json')).out) as {
    blocks: { state: string }[]
    text: string
  }
  assert.equal(facts.text, shown.out)
  assert.deepEqual(
    facts.blocks.map(({ state }) => state),
    ['abandoned'],
  )
  const sent = await post.outils('journal', 'envoyer')
  assert.deepEqual([sent.code, sent.out], [0, 'Le journal est envoyé (transferts notés : 1).\n'])
  assert.deepEqual(post.service.journals, ['', shown.out])
})

test('of a journal that is too long the newest blocks go, as the service takes them, whatever is in it', async (context) => {
  const post = await testPost(context, { now })
  const line = '\u0000\u001B[2J «\\»"\t é\n'
  const block = `-DEBUT EXPORT X (1) : le 01/10/2026 à 19h25m12s par (PC)\n${line.repeat(20)}`
  await writeFile(join(post.folder, 'journal.txt'), block.repeat(1000))
  const { code, out } = await post.outils('journal', 'envoyer')
  assert.equal(code, 0)
  assert.match(out, /les \d+ transferts les plus récents, sur 1000 notés/)
  const text = post.service.journals[0] ?? ''
  assert.ok(taken.safeParse({ text }).success)
  assert.ok(JSON.stringify({ text }).length < 256 * 1024)
  assert.ok(new TextEncoder().encode(text).length > journalBytesMax / 2)
  assert.ok(!(await post.outils('journal')).out.includes('\u001B'))
})

test('a machine that is not attached, or that reaches nobody, is told so with its code', async (context) => {
  const alone = await testPost(context, { now, attached: false })
  assert.equal((await alone.outils('journal', 'envoyer')).code, 3)
  assert.equal((await alone.outils('journal')).code, 0)
  const post = await testPost(context, { now })
  post.service.broken = '/agent/journal'
  assert.equal((await post.outils('journal', 'envoyer')).code, 4)
  assert.equal((await post.outils('journal', 'effacer')).code, 2)
})

test('« licence recuperer » sends the journal that the distributor asked for, and a failure there fails nothing', async (context) => {
  const post = await testPost(context, { now })
  post.service.given = [await post.licence('2026-W48')]
  post.service.orders = [order]
  const { code, out } = await post.outils('licence', 'recuperer')
  assert.equal(code, 0)
  assert.match(out, /Journal demandé par votre distributeur, et envoyé\./)
  assert.deepEqual(post.service.journals, [''])
  post.service.broken = '/agent/journal'
  const failed = await post.outils('licence', 'recuperer')
  assert.equal(failed.code, 0)
  assert.doesNotMatch(failed.out, /Journal/)
})

test('an order that cannot be answered keeps none of the others from being', async (context) => {
  const post = await testPost(context, { now })
  post.service.given = [await post.licence('2026-W48')]
  // This little service knows no checks.
  post.service.orders = [{ id: order.id, kind: 'check-online-service' }, order]
  const { code, out } = await post.outils('licence', 'recuperer')
  assert.equal(code, 0)
  assert.match(out, /Journal demandé/)
  assert.doesNotMatch(out, /Vérification/)
})
