import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from '../failures.ts'
import { temporaryFolder } from '../testing/test-machine.ts'
import { defaultFolder } from './agent-folder.ts'
import { readState, saveState, withoutReceipts, withReceipt } from './agent-state.ts'
import { readAttachment, saveAttachment, withSchool, type Attachment } from './attachment.ts'

test('each platform has its usual folder, and OUTILS_DOSSIER goes first', () => {
  const usual = {
    platform: 'linux',
    environment: {},
    homeFolder: '/home/eva',
    isRoot: false,
  } as const
  assert.equal(defaultFolder(usual), '/home/eva/.charlemagne-outils')
  assert.equal(defaultFolder({ ...usual, isRoot: true }), '/var/lib/charlemagne-outils')
  const windows = { ...usual, platform: 'win32', environment: { ProgramData: 'D:\\PD' } } as const
  assert.equal(defaultFolder(windows), 'D:\\PD\\Charlemagne Outils')
  assert.equal(defaultFolder({ ...usual, environment: { OUTILS_DOSSIER: '/srv/o' } }), '/srv/o')
})

test('what is kept is read back, the credential by its owner alone', async (context) => {
  const folder = join(await temporaryFolder(context), 'new')
  assert.equal(await readAttachment(folder), undefined)
  await saveAttachment(folder, attachment)
  assert.deepEqual(await readAttachment(folder), attachment)
  assert.equal((await stat(join(folder, 'rattachement.json'))).mode & 0o777, 0o600)

  const state = { ...(await readState(folder)), keyRingVersionLeast: 4 }
  await saveState(folder, state)
  assert.deepEqual(await readState(folder), state)
})

test('a damaged file is refused with its remedy, and never repeated', async (context) => {
  const folder = await temporaryFolder(context)
  const path = join(folder, 'rattachement.json')
  const whole = JSON.stringify(attachment)
  const unsafe = { ...attachment, address: 'http://exemple.fr' }
  const damaged = ['', 'null', whole.slice(1), whole.slice(0, -1), JSON.stringify(unsafe)]
  for (const text of [...damaged, `{"v":2}`, ' '.repeat(70_000)]) {
    await writeFile(path, text)
    const error = await readAttachment(folder).catch((thrown: unknown) => thrown)
    assert.ok(error instanceof Failure)
    assert.deepEqual([error.exit, error.told.code], ['folder', 'attachment-damaged'])
    assert.match(error.told.remedy, /outils rattacher/)
    assert.equal(error.told.message.includes(attachment.credential), false)
  }
  await writeFile(join(folder, 'etat.json'), '{"v":1,"keyRingVersionLeast":-1}')
  await assert.rejects(readState(folder), hasCode('state-damaged'))
})

test('a place that cannot be read is said, with what the system answered', async (context) => {
  const folder = await temporaryFolder(context)
  await mkdir(join(folder, 'etat.json'))
  await assert.rejects(readState(folder), hasCode('folder-denied'))
  await assert.rejects(readAttachment(join(folder, 'x'.repeat(300))), Failure)
})

test('receipts due are few, and each is due and told once', async (context) => {
  const first = await readState(await temporaryFolder(context))
  const many = Array.from({ length: 30 }, () => randomUUID())
  const receipts = many.map((licence) => ({ licence, stage: 'fetched' as const }))
  const due = receipts.reduce(withReceipt, first)
  assert.deepEqual(due.receiptsDue, receipts.slice(-20))
  const [oldest, ...others] = due.receiptsDue
  assert.ok(oldest)
  assert.deepEqual(withReceipt(due, oldest).receiptsDue, due.receiptsDue)
  const told = withoutReceipts(due, [oldest])
  assert.deepEqual(told.receiptsDue, others)
  assert.deepEqual(withReceipt(told, oldest), told, 'not told again')
  const installed = { ...oldest, stage: 'installed' as const }
  assert.deepEqual(withReceipt(told, installed).receiptsDue.at(-1), installed)
})

test('the state of an agent from before the stages is read: what was due was in place', async (context) => {
  const folder = await temporaryFolder(context)
  const licence = randomUUID()
  const marks = { keyRingVersionLeast: 4, clockHighWater: '2026-11-24T08:00:00.000Z' }
  const former = { v: 1, lastFetch: null, ...marks, receiptsDue: [licence] }
  await writeFile(join(folder, 'etat.json'), JSON.stringify(former))
  const state = await readState(folder)
  assert.deepEqual(
    state.receiptsDue,
    ['fetched', 'installed'].map((stage) => ({ licence, stage })),
  )
  assert.equal(state.keyRingVersionLeast, 4)
  await saveState(folder, state)
  assert.deepEqual(await readState(folder), state)
})

test('an attachment from before codes OGEC were corrected is read, and a correction is kept', async (context) => {
  const folder = await temporaryFolder(context)
  const { formerOgecs: _, ...former } = attachment
  await writeFile(join(folder, 'rattachement.json'), JSON.stringify(former))
  assert.deepEqual(await readAttachment(folder), attachment)
  const corrected = withSchool(attachment, { ...attachment.school, ogec: '9ZZZZZZ9' })
  assert.deepEqual(
    [corrected.school.ogec, corrected.formerOgecs],
    ['9ZZZZZZ9', [attachment.school.ogec]],
  )
  const another = { ...attachment.school, id: randomUUID() }
  assert.equal(withSchool(attachment, another), attachment)
})

test('nothing of the agent but the attachment holds the credential', async (context) => {
  const folder = await temporaryFolder(context)
  await saveAttachment(folder, attachment)
  await saveState(folder, await readState(folder))
  const state = await readFile(join(folder, 'etat.json'), 'utf8')
  assert.equal(state.includes(attachment.credential), false)
})

const attachment: Attachment = {
  v: 1,
  address: 'https://agents.exemple.fr',
  agent: randomUUID(),
  credential: 'un-secret-de-ce-poste',
  school: { id: randomUUID(), ogec: '01234567', name: 'Collège', timeZone: 'Europe/Paris' },
  proxy: 'http://moi:secret@proxy:3128/',
  attachedAt: '2026-11-24T08:00:00.000Z',
  formerOgecs: [],
}

function hasCode(code: string) {
  return (error: unknown): boolean => error instanceof Failure && error.told.code === code
}
