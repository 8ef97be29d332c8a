import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { generateKey } from '#licence-file/keys.ts'
import { signRoots } from '#licence-file/roots-chain.ts'
import { readState } from '../folder/agent-state.ts'
import { ringKey } from '../testing/test-licence.ts'
import { testPost } from '../testing/test-post.ts'

const minuteMs = 60_000
const wednesday = '2026-11-25T08:00:00Z'

test('a licence that starts or ended in mid-week says its own date, the clocks being right', async (context) => {
  const starting = await fetchOf(context, { from: 4, until: 7 }, 4 * minuteMs)
  assert.equal(starting.code, 6)
  assert.match(starting.out, /pas encore valable : elle le sera le vendredi 27 novembre 2026/)
  assert.match(starting.err, /ne vaut pas encore\. \(L-17\)\nÀ faire : Elle prendra effet/)

  const ended = await fetchOf(context, { from: 0, until: 2 }, -4 * minuteMs)
  assert.equal(ended.code, 6)
  assert.match(ended.out, /expirée depuis le mercredi 25 novembre 2026 à 00:00/)
  assert.match(ended.err, /a expiré\. \(L-18\)\nÀ faire : Téléchargez/)
  for (const { out, err, files } of [starting, ended]) {
    assert.doesNotMatch(out + err, /horloge|Réglez/)
    assert.equal(files.includes('licence.lic'), false)
  }
  assert.ok(starting.files.includes('licence-suivante.lic'), 'kept for its day')
  assert.equal(ended.files.includes('licence-suivante.lic'), false)
})

test('the clock is blamed when the service’s says otherwise by more than 5 minutes', async (context) => {
  for (const apartMs of [6 * minuteMs, -6 * minuteMs]) {
    const { code, out, err } = await fetchOf(context, { from: 4, until: 7 }, apartMs)
    assert.equal(code, 6)
    assert.match(out, /l’horloge de ce poste s’écarte de plus de 5 minutes/)
    assert.match(err, /Réglez la date et l’heure de ce poste/)
  }
})

test('the licence of the week and the next are kept, told once, and swapped at the second', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const [current, next] = [await post.licence('2026-W48'), await post.licence('2026-W49')]
  post.service.given = [current, next]
  const first = await post.outils('licence', 'recuperer')
  assert.equal(first.code, 0)
  assert.match(first.out, /semaine 2026-W49 est prête : elle prendra place le lundi 30 novembre/)
  assert.deepEqual(post.service.receipts, [
    { licence: current.id, stage: 'fetched' },
    { licence: current.id, stage: 'installed' },
    { licence: next.id, stage: 'fetched' },
  ])
  const inPlace = join(post.folder, 'licence.lic')
  const { ino } = await stat(inPlace)
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  assert.equal((await stat(inPlace)).ino, ino, 'the same bytes are not written again')
  assert.equal(post.service.receipts.length, 3)

  post.service.broken = '/agent/licences'
  post.clock.set(new Date('2026-11-29T19:59:59.999Z'))
  assert.equal((await post.outils('licence', 'recuperer')).code, 4)
  assert.equal(await readFile(inPlace, 'utf8'), current.file)
  const before = await readdir(post.folder)
  post.clock.set(new Date('2026-11-29T20:00:00Z'))
  const state = await post.outils('etat', '--json')
  assert.deepEqual(await readdir(post.folder), before, 'the state writes nothing')
  assert.equal(
    (JSON.parse(state.out) as { nextLicence: { state: string } }).nextLicence.state,
    'in-force',
  )

  post.service.broken = undefined
  post.service.given = [next]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  assert.equal(await readFile(inPlace, 'utf8'), next.file)
  assert.equal((await readdir(post.folder)).includes('licence-suivante.lic'), false)
  assert.deepEqual(post.service.receipts.slice(3), [{ licence: next.id, stage: 'installed' }])
})

test('receipts that do not leave wait, each with its stage', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const current = await post.licence('2026-W48')
  post.service.given = [current]
  post.service.broken = '/receipt'
  const { code, out } = await post.outils('licence', 'recuperer')
  assert.equal(code, 0)
  assert.match(out, /L’accusé de réception partira/)
  assert.equal((await readState(post.folder)).receiptsDue.length, 2)
  post.service.broken = undefined
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  assert.deepEqual((await readState(post.folder)).receiptsDue, [])
  assert.equal(post.service.receipts.length, 2)
})

test('a licence revoked is taken away and said; one that replaces it leaves no gap', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const [current, next] = [await post.licence('2026-W48'), await post.licence('2026-W49')]
  post.service.given = [current, next]
  await post.outils('licence', 'recuperer')
  const iat = Date.parse(wednesday) / 1000 - 60
  const replacement = await post.licence('2026-W48', { payload: { iat } })
  post.service.given = [replacement]
  post.service.revoked = [current.id, next.id]
  const replaced = await post.outils('licence', 'recuperer')
  assert.equal(replaced.code, 0)
  assert.match(replaced.out, /2026-W49 a été annulée par votre distributeur/)
  assert.doesNotMatch(replaced.out, /2026-W48 a été annulée/)
  assert.equal(await readFile(join(post.folder, 'licence.lic'), 'utf8'), replacement.file)

  post.service.given = []
  post.service.revoked = [replacement.id]
  const nothing = await post.outils('licence', 'recuperer')
  assert.equal(nothing.code, 7)
  assert.match(nothing.out, /2026-W48 a été annulée par votre distributeur/)
  assert.match(nothing.err, /Aucune licence n’a été délivrée pour la semaine 2026-W48/)
  assert.deepEqual(
    (await readdir(post.folder)).filter((name) => name.endsWith('.lic')),
    [],
  )
  const again = join(post.folder, 'again.lic')
  await writeFile(again, replacement.file)
  const imported = await post.outils('licence', 'importer', again)
  assert.equal(imported.code, 5)
  assert.match(imported.err, /annulée par votre distributeur/)
})

test('a newer key ring that comes with the next licence does not refuse the current one', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const added = await generateKey('licence')
  const current = await post.licence('2026-W48', { version: 3 })
  const ringKeys = [ringKey(post.signing), ringKey(added)]
  const next = await post.licence('2026-W49', { version: 4, key: added, ringKeys })
  post.service.given = [current, next]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  assert.equal((await readState(post.folder)).keyRingVersionLeast, 4)
  assert.equal((await post.outils('etat')).code, 0)
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  post.clock.set(new Date('2026-11-29T20:00:00Z'))
  post.service.given = [next]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)

  // A key revoked in the ring that is kept counts, though the file's own ring says nothing of it.
  const revoked = { ...ringKey(added), revoked: Date.parse(wednesday) / 1000 }
  const replaced = await post.licence('2026-W49', {
    version: 5,
    ringKeys: [ringKey(post.signing), revoked],
    payload: { iat: Date.parse('2026-11-29T19:00:00Z') / 1000 },
  })
  post.service.given = [replaced]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  const old = join(post.folder, 'old.lic')
  await writeFile(old, next.file)
  assert.match((await post.outils('licence', 'verifier', old)).err, /L-10/)
})

test('new roots are followed when the old ones lead to them, and never left again', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const root = await generateKey('root')
  const roots = { version: 2, threshold: 1, keys: [root.publicKey] }
  const forged = await signRoots(roots, [root])
  post.service.given = [await post.licence('2026-W48')]
  post.service.rootsChain = [forged]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  assert.equal((await readState(post.folder)).rootsVersionLeast, 1)
  assert.equal((await readdir(post.folder)).includes('racines.json'), false)

  post.service.rootsChain = [await signRoots(roots, [post.root, root])]
  const first = await post.outils('licence', 'recuperer')
  assert.equal(first.code, 5, 'a ring of the former roots alone is no more believed')
  assert.equal((await readState(post.folder)).rootsVersionLeast, 2)
  assert.deepEqual(
    JSON.parse(await readFile(join(post.folder, 'racines.json'), 'utf8')),
    post.service.rootsChain,
  )
  post.service.rootsChain = []
  assert.equal((await post.outils('licence', 'recuperer')).code, 5)
})

test('a code OGEC corrected by the distributor refuses neither the licence in place nor the next', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const current = await post.licence('2026-W48')
  const corrected = '9ZZZZZZ9' as typeof post.ogec
  const next = await post.licence('2026-W49', { payload: { ogec: corrected } })
  post.service.given = [current, next]
  post.service.ogec = corrected
  const { code, out } = await post.outils('licence', 'recuperer')
  assert.equal(code, 0)
  assert.match(out, /2026-W49 est prête/)
  assert.equal((await post.outils('etat')).code, 0)
  const stranger = await post.licence('2026-W48', { payload: { sub: randomUUID() } })
  post.service.given = [stranger]
  assert.equal((await post.outils('licence', 'recuperer')).code, 5)
  assert.equal(await readFile(join(post.folder, 'licence.lic'), 'utf8'), current.file)
})

test('a licence that sets the clock right heals a machine that was in 2035, and does it once', async (context) => {
  const post = await testPost(context, { now: wednesday })
  post.service.given = [await post.licence('2026-W48')]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  // As planifier leaves it when the machine has been in 2035 for over an hour.
  const kept = join(post.folder, 'etat.json')
  const state = JSON.parse(await readFile(kept, 'utf8')) as Record<string, unknown>
  await writeFile(kept, JSON.stringify({ ...state, clockHighWater: '2035-03-14T08:00:00.000Z' }))

  const stuck = await post.outils('licence', 'recuperer')
  assert.equal(stuck.code, 5)
  assert.match(stuck.err, /L-16/)
  const reset = Date.parse(wednesday) / 1000 - 60
  const healing = await post.licence('2026-W48', { payload: { iat: reset, raz_horloge: reset } })
  post.service.given = [healing]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)

  // Ahead once more within the week, then back: the same licence does not set the mark back again.
  post.clock.set(new Date('2026-11-28T08:00:00Z'))
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  post.clock.set(new Date('2026-11-26T08:00:00Z'))
  assert.match((await post.outils('licence', 'recuperer')).err, /L-16/)
})

/** A fetch on the Wednesday, from a service whose clock is `apartMs` ahead. */
async function fetchOf(
  context: TestContext,
  days: { from: number; until: number },
  apartMs: number,
) {
  const post = await testPost(context, { now: wednesday })
  const from = Date.parse('2026-11-22T20:00:00Z') / 1000
  const payload = { iat: from, nbf: from + days.from * 86_400, exp: from + days.until * 86_400 }
  post.service.given = [await post.licence('2026-W48', { payload })]
  post.service.aheadMs = apartMs
  const ended = await post.outils('licence', 'recuperer')
  return { ...ended, files: await readdir(post.folder) }
}
