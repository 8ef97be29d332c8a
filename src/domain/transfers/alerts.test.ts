import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { TransferAlert } from '#contracts/school.ts'
import { suspendService, switchAccess } from '#domain/online-service/switch-service.ts'
import { chooseAlerts } from '#domain/school/school-alerts.ts'
import { disableMember } from '#domain/school-accounts/members.ts'
import { adminSiteOf, audienceOf, onlinePlacesOf } from '#server/routes/places.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { receivedMails, type ReceivedMail } from '#testing/mails.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { welcome, type SchoolPerson } from '#testing/school-people.ts'
import { openTransferringSchool, type TransferringSchool } from '#testing/transferring-school.ts'
import { acceptHeldCollection } from './answer-held.ts'
import { endInterrupted } from './end-interrupted.ts'
import { readHeldCollections } from './read-transfers.ts'
import { tellAlert } from './tell-alert.ts'
import { tellLate } from './tell-late.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const [minuteMs, hourMs] = [60_000, 3_600_000]
const adminSite = adminSiteOf(office.house)
const places = onlinePlacesOf(office.house)

const choose = (actor: SchoolPerson['actor'], ...alerts: TransferAlert[]) =>
  office.work(actor, (work) => chooseAlerts(work, actor.id, alerts))

/** A school with somebody who is told of everything, and what they were told so far. */
async function watchedSchool() {
  const school = await openTransferringSchool(office, technician)
  const person = await welcome(office, school.clientId)
  await choose(person.actor, 'failed', 'late', 'held')
  return { school, person, told: () => alertsTo(person) }
}

async function alertsTo({ mail }: SchoolPerson): Promise<readonly ReceivedMail[]> {
  const mails = await receivedMails(office)
  return mails.filter(({ to, subject }) => to === mail && /transfert/.test(subject))
}

const countOf = async (told: () => Promise<readonly ReceivedMail[]>) => (await told()).length
const sweep = () =>
  tellLate(office.house, adminSite, {
    isClosing: () => false,
    failed: (error) => assert.fail(String(error)),
  })

async function failing({ base }: TransferringSchool, act: () => Promise<unknown>): Promise<void> {
  const cours = base.tables.get('cours')
  base.tables.delete('cours')
  await act()
  if (cours !== undefined) base.tables.set('cours', cours)
}

test('a failure is told once, however often it repeats; a good transfer lets the next one be told', async () => {
  const { school, told } = await watchedSchool()
  await school.transfer()
  assert.equal(await countOf(told), 0)
  await failing(school, async () => {
    await school.transfer()
    // With something to send, so that it runs for a while before it fails too.
    school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
    await school.transfer()
  })
  const [mail, ...others] = await told()
  assert(mail)
  assert.deepEqual(others, [])
  assert.equal(mail.subject, `${adminSite.product} : un transfert n’a pas abouti`)
  assert.match(mail.text, /mardi 24 novembre 2026 à 08:05 a échoué/)
  assert.match(mail.text, /La table cours : table-missing\./)
  for (const part of ['Ce qui est gardé', 'Ce qu’il faut faire', new URL('/', adminSite.url).href])
    assert(mail.text.includes(part), part)
  await school.transfer()
  assert.equal(await countOf(told), 1)
  await failing(school, () => school.transfer())
  assert.equal(await countOf(told), 2)
})

test('late is told at 24 hours and a minute, once, by however many sweeps at once; then again after a good transfer', async () => {
  const { school, told } = await watchedSchool()
  await school.transfer()
  office.clock.advance(24 * hourMs)
  await sweep()
  assert.equal(await countOf(told), 0)
  office.clock.advance(minuteMs)
  await Promise.all([sweep(), sweep(), sweep()])
  office.clock.advance(24 * hourMs)
  await sweep()
  const [mail, ...others] = await told()
  assert.deepEqual(others, [])
  assert.equal(mail?.subject, `${adminSite.product} : aucun transfert depuis plus de 24 heures`)
  await school.transfer()
  office.clock.advance(24 * hourMs + minuteMs)
  await sweep()
  assert.equal(await countOf(told), 2)
})

test('what waits for a yes is told with its sizes and no row; once answered, the next is told again', async () => {
  const { school, told } = await watchedSchool()
  const classes = Array.from({ length: 40 }, (_, at) => ({ id: `C${at}`, libelle: `Énigme ${at}` }))
  const gone = classes.map(({ id }) => id).slice(10)
  school.put('classe', classes)
  await school.transfer()
  school.remove('classe', gone)
  await school.transfer()
  await school.transfer()
  const [mail, ...others] = await told()
  assert(mail)
  assert.deepEqual(others, [])
  assert.match(mail.subject, /attend une confirmation$/)
  assert.match(mail.text, /- classe : 30 sur 40/)
  assert(!mail.text.includes('Énigme'))
  await office.work(technician.actor, async (work) => {
    const [held] = await readHeldCollections(work, school.clientId)
    const answer = { clientId: school.clientId, collection: 'classe', target: held?.target ?? '' }
    await acceptHeldCollection(work, answer, audienceOf(office.house))
  })
  school.put('classe', classes)
  await school.transfer()
  assert.equal(await countOf(told), 1)
  school.remove('classe', gone)
  await school.transfer()
  assert.equal(await countOf(told), 2)
})

test('a transfer that was cut is told as a failure, by the sweep that ends it', async () => {
  const { school, told } = await watchedSchool()
  school.put('niveau', [{ id: 'N', libelle: 'Sixième' }])
  await school.transferInPart(2)
  office.clock.advance(15 * minuteMs)
  const end = () => office.work(system, (work) => endInterrupted(work, audienceOf(office.house)))
  await Promise.all([end(), end()])
  const [mail, ...others] = await told()
  assert.deepEqual(others, [])
  assert.match(mail?.text ?? '', /s’est interrompu/)
})

test('each account is told what it chose and nothing else; an account that chose nothing, or was disabled, nothing', async () => {
  const { school, person, told } = await watchedSchool()
  const [onlyFailed, onlyLate, nothing, disabled] = [
    await welcome(office, school.clientId, 'personnel'),
    await welcome(office, school.clientId, 'personnel'),
    await welcome(office, school.clientId, 'personnel'),
    await welcome(office, school.clientId, 'personnel'),
  ]
  for (const [{ actor }, alert] of [
    [onlyFailed, 'failed'],
    [onlyLate, 'late'],
    [disabled, 'failed'],
  ] as const)
    await office.work(person.actor, (work) => chooseAlerts(work, actor.id, [alert]))
  await office.work(person.actor, (work) => disableMember(work, disabled.actor.id))
  await failing(school, () => school.transfer())
  assert.equal(await countOf(told), 1)
  const counts = []
  for (const one of [onlyFailed, onlyLate, nothing, disabled])
    counts.push((await alertsTo(one)).length)
  assert.deepEqual(counts, [1, 0, 0, 0])
})

test('where nobody chose an alert it is over when it is over: who chooses later hears of the next', async () => {
  const { school, person, told } = await watchedSchool()
  await choose(person.actor)
  await failing(school, () => school.transfer())
  await choose(person.actor, 'failed')
  await failing(school, () => school.transfer())
  assert.equal(await countOf(told), 0)
  await school.transfer()
  await failing(school, () => school.transfer())
  assert.equal(await countOf(told), 1)
})

test('what rolls back is not told, and is told the next time', async () => {
  const { school, told } = await watchedSchool()
  await school.transfer()
  office.clock.advance(24 * hourMs + minuteMs)
  const undone = new Error('undone')
  await assert.rejects(
    office.work(system, async (work) => {
      await tellAlert(work, school.clientId, adminSite)
      throw undone
    }),
    undone,
  )
  assert.equal(await countOf(told), 0)
  await sweep()
  assert.equal(await countOf(told), 1)
})

test('a closed service, one in summer mode and a school that never transferred are not told late', async () => {
  const [closed, suspended, never] = [
    await watchedSchool(),
    await watchedSchool(),
    await watchedSchool(),
  ]
  await closed.school.transfer()
  await suspended.school.transfer()
  const lastDay = new Date(office.clock.now().getTime() + 48 * hourMs).toISOString().slice(0, 10)
  await office.work(technician.actor, async (work) => {
    await switchAccess(work, places, closed.school.clientId, false)
    await suspendService(work, places, suspended.school.clientId, lastDay)
  })
  office.clock.advance(48 * hourMs)
  await sweep()
  for (const { told } of [closed, suspended, never]) assert.equal(await countOf(told), 0)
  await office.work(technician.actor, (work) =>
    switchAccess(work, places, closed.school.clientId, true),
  )
  office.clock.advance(24 * hourMs)
  await sweep()
  const counts = [await countOf(closed.told), await countOf(suspended.told)]
  assert.deepEqual([...counts, await countOf(never.told)], [1, 1, 0])
})
