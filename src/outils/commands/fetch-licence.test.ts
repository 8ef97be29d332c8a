import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { test, type TestContext } from 'node:test'
import { saveAttachment } from '../folder/attachment.ts'
import { runOutils } from '../run-outils.ts'
import { testLicence } from '../testing/test-licence.ts'
import { temporaryFolder, testMachine } from '../testing/test-machine.ts'
import { startServer } from '../testing/test-servers.ts'

const minuteMs = 60_000

test('a licence that starts or ended in mid-week says its own date, the clocks being right', async (context) => {
  const starting = await fetchOf(context, { from: 4, until: 7 }, 4 * minuteMs)
  assert.equal(starting.code, 6)
  assert.match(starting.out, /pas encore valable : elle le sera le vendredi 27 novembre 2026/)
  assert.match(starting.err, /ne vaut pas encore\. \(L-17\)\nÀ faire : Elle prendra effet/)

  const ended = await fetchOf(context, { from: 0, until: 2 }, -4 * minuteMs)
  assert.equal(ended.code, 6)
  assert.match(ended.out, /expirée depuis le mercredi 25 novembre 2026 à 00:00/)
  assert.match(ended.err, /a expiré\. \(L-18\)\nÀ faire : Téléchargez/)
  for (const { out, err } of [starting, ended]) assert.doesNotMatch(out + err, /horloge|Réglez/)
})

test('the clock is blamed when the service’s says otherwise by more than 5 minutes', async (context) => {
  for (const apartMs of [6 * minuteMs, -6 * minuteMs]) {
    const { code, out, err } = await fetchOf(context, { from: 4, until: 7 }, apartMs)
    assert.equal(code, 6)
    assert.match(out, /l’horloge de ce poste s’écarte de plus de 5 minutes/)
    assert.match(err, /Réglez la date et l’heure de ce poste/)
  }
})

/** A fetch on the Wednesday, from a service whose clock is `apartMs` ahead; nothing is put in place. */
async function fetchOf(
  context: TestContext,
  days: { from: number; until: number },
  apartMs: number,
) {
  const { file, roots, ogec, client, middle } = await testLicence(1, days)
  const folder = await temporaryFolder(context)
  const school = { id: client, ogec, name: 'Collège des Filaos', timeZone: 'Indian/Reunion' }
  const agent = { id: randomUUID(), machine: 'poste', version: '1.0.0' }
  const seen = { enrolledAt: middle.toISOString(), lastSeenAt: middle.toISOString() }
  const answers: Readonly<Record<string, unknown>> = {
    '/agent/licence': { id: randomUUID(), week: '2026-W48', file },
    '/agent/status': {
      now: new Date(middle.getTime() + apartMs).toISOString(),
      school,
      agent: { ...agent, ...seen },
      licence: { week: '2026-W48', issued: true, expiresAt: null },
    },
  }
  const { origin } = await startServer(context, ({ url = '' }, response) =>
    response.writeHead(200).end(JSON.stringify(answers[url])),
  )
  await saveAttachment(folder, {
    v: 1,
    address: origin,
    agent: agent.id,
    credential: 'un-secret-de-ce-poste',
    school,
    proxy: null,
    attachedAt: middle.toISOString(),
  })
  const machine = testMachine({ roots: () => roots, now: () => middle })
  const code = await runOutils(['licence', 'recuperer', '--dossier', folder], machine)
  assert.deepEqual(await readdir(folder), ['rattachement.json'])
  return { code, ...machine.written }
}
