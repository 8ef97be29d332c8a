import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))

async function watch(clientId: string, personId = technician.actor.id) {
  const browser = await enterAs(office, personId)
  const response = await browser.fetch(`/api/clients/${clientId}/transfers/live`)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  assert.equal(response.headers.get('content-encoding'), null)
  assert(response.body)
  const reader = response.body.getReader()
  const next = async (): Promise<string | undefined> => {
    const { value, done } = await reader.read()
    return done ? undefined : Buffer.from(value as Uint8Array).toString('utf8')
  }
  return { next, cancel: () => reader.cancel() }
}

const event = 'data: {"changed":true}\n\n'

test('a page is told at once, when it comes and when something of its client changed, and of no other', async () => {
  const [school, other] = [
    await openTransferringSchool(office, technician),
    await openTransferringSchool(office, technician),
  ]
  const page = await watch(school.clientId)
  assert.equal(await page.next(), event)
  const next = page.next()
  await other.transfer()
  const silence = Symbol('silence')
  assert.equal(await Promise.race([next, Promise.resolve(silence)]), silence)
  await school.transfer()
  assert.equal(await next, event)
  await page.cancel()
})

test('many changes within a moment are told at most four times a second, the last one too', async () => {
  let told = 0
  const stop = office.house.watchers.watch('a client', 'a person', {
    changed: () => (told += 1),
    over: () => {},
  })
  const until = Date.now() + 600
  while (Date.now() < until) {
    office.house.watchers.changed('a client')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  stop()
  assert(told >= 3 && told <= 5, String(told))
})

test('one person watches in a few places; the oldest is let go', async () => {
  const school = await openTransferringSchool(office, technician)
  const somebody = await appoint(office, 'administrateur', null)
  const pages = []
  for (let page = 0; page < 7; page += 1) {
    pages.push(await watch(school.clientId, somebody.actor.id))
    await pages.at(-1)?.next()
  }
  assert.equal(await pages[0]?.next(), undefined)
  await Promise.all(pages.slice(1).map(({ cancel }) => cancel()))
})

test('whoever may not see the client is refused as anywhere else', async () => {
  const school = await openTransferringSchool(office, technician)
  const stranger = await appoint(office, 'technicien', await foundDistributor(office))
  const path = `/api/clients/${school.clientId}/transfers/live`
  const browser = await enterAs(office, stranger.actor.id)
  assert.equal((await browser.fetch(path)).status, 404)
  await office.work(system, (work) => disableStaff(work, stranger.actor.id))
  assert.equal((await browser.fetch(path)).status, 401)
})
