import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { licenceRefusals } from '#licence-file/licence-refusals.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'
import { refusedField } from '#testing/problem.ts'

const office = await openBackOffice()
after(office.close)

const technician = await appoint(office, 'technicien', await foundDistributor(office))
const stranger = await appoint(office, 'technicien', await foundDistributor(office))
const client = await openSchool(office, technician)
const licence = await technician.browser.call('POST /api/clients/:clientId/licences', {
  params: { clientId: client.id },
  body: {},
})
const path = `/api/clients/${client.id}/licences/${licence.id}/file`
const genuine = Buffer.from(await (await technician.browser.fetch(path)).bytes())

const drop = (browser: Browser, file: Buffer) =>
  browser.call('POST /api/licence-diagnoses', { body: { file: file.toString('base64') } })
const type = (code: string) =>
  technician.browser.call('POST /api/licence-diagnoses', { body: { code } })

test('a good file is said to be good, with what it says and whose it is', async () => {
  const { state, code, content, known } = await drop(technician.browser, genuine)
  assert.deepEqual([state, code], ['in-force', null])
  assert.equal(content?.ogec, client.ogec)
  assert.equal(content.until, '2026-11-29T23:00:00.000Z')
  assert.deepEqual([known?.clientId, known?.licence.id], [client.id, licence.id])
})

test('of another distributor’s client nothing is told but what the file says', async () => {
  const { state, content, known } = await drop(stranger.browser, genuine)
  assert.equal(state, 'in-force')
  assert.equal(content?.school, client.name)
  assert.equal(known, null)
})

test('a touched, cut, foreign or oversized file gets its code, its reason and what to do on both sides', async () => {
  const touched = Buffer.from(genuine)
  touched.writeUInt8(touched.readUInt8(300) === 65 ? 66 : 65, 300)
  const cases = [
    [touched, /^L-(03|05|11)$/],
    [genuine.subarray(0, 200), /^L-02$/],
    [Buffer.from('PK\u0003\u0004 un zip'), /^L-02$/],
    [Buffer.alloc(0), /^L-02$/],
    [Buffer.alloc(17_000, 32), /^L-01$/],
  ] as const
  for (const [file, expected] of cases) {
    const { state, code, reason, remedy, desk, content } = await drop(technician.browser, file)
    assert.equal(state, 'refused')
    assert.match(code ?? '', expected)
    assert.ok(reason && remedy && desk)
    assert.equal(content, null)
  }
})

test('every code read over the phone is explained, however it is typed; one that is none is refused', async () => {
  for (const code of Object.keys(licenceRefusals)) {
    const answer = await type(code)
    assert.equal(answer.code, code)
    assert.ok(answer.desk.length > 20)
  }
  assert.equal((await type(' l 7 ')).code, 'L-07')
  await refusedWith('unknown-licence-code', type('L-99'))
  await refusedField('', technician.browser.call('POST /api/licence-diagnoses', { body: {} }))
})

test('a revoked file, which an offline machine cannot know, is told by the register', async () => {
  await technician.browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
    params: { clientId: client.id, licenceId: licence.id },
    body: { reason: 'file-leaked', note: null },
  })
  const { state, reason, known } = await drop(technician.browser, genuine)
  assert.equal(state, 'refused')
  assert.match(reason, /annulée ou remplacée le 24\/11\/2026/)
  assert.equal(known?.licence.revoked?.reason, 'file-leaked')
})
