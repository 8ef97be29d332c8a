import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { ClientQuery } from '#contracts/clients.ts'
import type { Thresholds } from '#contracts/settings.ts'
import { listClients, listFiltered } from '#domain/clients/list-clients.ts'
import { readFleet } from '#domain/clients/read-fleet.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { chooseAlerts, readSchoolAlerts } from '#domain/school/school-alerts.ts'
import { readTransfers } from '#domain/transfers/read-transfers.ts'
import { tellLate } from '#domain/transfers/tell-late.ts'
import { adminSiteOf } from '#server/routes/places.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { receivedMails } from '#testing/mails.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'
import { outcomes, refusedField } from '#testing/problem.ts'
import { welcome } from '#testing/school-people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database

const technician = await appoint(office, 'technicien', await foundDistributor(office))
const publisher = await appoint(office, 'administrateur', null)
const colleague = await appoint(office, 'administrateur', null)
const hourMs = 3_600_000
const origin = { lateAfterHours: 24, endsSoonDays: 30, licenceGraceDays: 0 }

beforeEach(() => sql`delete from thresholds`.execute(kysely))

/** As it stands, then changed by somebody whose session is of now, the clock having moved. */
async function change(some: Partial<typeof origin>): Promise<Thresholds> {
  const browser = await enterAs(office, publisher.actor.id)
  const { version, lateAfterHours, endsSoonDays, licenceGraceDays } = (
    await browser.call('GET /api/settings')
  ).thresholds
  const before = { version, lateAfterHours, endsSoonDays, licenceGraceDays }
  return browser.call('PUT /api/settings/thresholds', { body: { ...before, ...some } })
}

test('after how long transfers are late is what was chosen, at once: on the tab, in the list and its orders, « Parc » and the alerts', async () => {
  const school = await openTransferringSchool(office, technician)
  const { clientId } = school
  const person = await welcome(office, clientId)
  await office.work(person.actor, (work) => chooseAlerts(work, person.actor.id, ['late']))
  await school.transfer()
  office.clock.advance(30 * hourMs)

  const state = () =>
    office.work(technician.actor, async (work) => {
      const tab = await readTransfers(work, clientId, () => false)
      const list = async (query: object) => (await listClients(work, ClientQuery.parse(query))).rows
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
      const fleet = await readFleet(work)
      return {
        tab: tab.state,
        said: [tab.lateAfterHours, fleet.lateAfterHours],
        row: (await list({})).find(({ id }) => id === clientId)?.transfers,
        filtered: ids(await list({ transfers: 'late' })).includes(clientId),
        caused: ids(await list({ cause: 'agent-silent' })).includes(clientId),
        ordered: (await listFiltered(work, ClientQuery.parse({ transfers: 'late' }), 100)).includes(
          clientId,
        ),
        counted: fleet.transfers.late,
      }
    })
  const told = async () => {
    await tellLate(office.house, adminSiteOf(office.house), {
      isClosing: () => false,
      failed: (error) => assert.fail(String(error)),
    })
    const mails = await receivedMails(office)
    return mails.filter(({ to, subject }) => to === person.mail && /transfert/.test(subject))
  }

  await change({ lateAfterHours: 96 })
  assert.deepEqual(await told(), [])
  assert.deepEqual(await state(), {
    tab: 'up-to-date',
    said: [96, 96],
    row: 'up-to-date',
    filtered: false,
    caused: false,
    ordered: false,
    counted: 0,
  })
  assert.equal((await office.work(person.actor, readSchoolAlerts)).lateAfterHours, 96)

  await change({ lateAfterHours: 29 })
  assert.deepEqual(await state(), {
    tab: 'late',
    said: [29, 29],
    row: 'late',
    filtered: true,
    caused: true,
    ordered: true,
    counted: 1,
  })
  const [mail, ...others] = await told()
  assert.deepEqual(others, [])
  assert.match(mail?.subject ?? '', /: aucun transfert depuis plus de 29 heures$/)
  assert.match(mail?.text ?? '', /n’est arrivé à son terme depuis plus de 29 heures\./)
})

test('how many days before its end a contract is to be dealt with is what was chosen, at once', async () => {
  const { id } = await openSchool(office, technician, {}, { ...yearContract, endsOn: '2027-01-10' })
  await office.issuingWork(technician.actor, (work, issuer) => issueLicence(work, issuer, id))
  await attachAgent(office, technician, id)
  await sql`insert into transfer_standings (client_id, outcome, last_end_at, is_held)
    values (${id}, 'done', ${office.clock.now()}, false)`.execute(kysely)
  const isTodo = async () =>
    (
      await office.work(technician.actor, (work) =>
        listClients(work, ClientQuery.parse({ todo: 'yes', sort: 'todo' })),
      )
    ).rows.some((row) => row.id === id)
  assert.equal(await isTodo(), false)
  await change({ endsSoonDays: 60 })
  assert.equal(await isTodo(), true)
  await change({ endsSoonDays: 31 })
  assert.equal(await isTodo(), false)
})

test('a licence issued from then on has the grace that was chosen; one issued before keeps its own', async () => {
  const { id: clientId } = await openSchool(office, technician)
  const graces = async () => {
    const { rows } = await sql<{ jws: string }>`
      select jws from licences where client_id = ${clientId} order by issued_at, id`.execute(kysely)
    return rows.map(({ jws }) => {
      const [, payload = ''] = jws.split('.')
      return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { grc: number }).grc
    })
  }
  const browser = await enterAs(office, technician.actor.id)
  const issue = (week: 'current' | 'next') =>
    browser.call('POST /api/clients/:clientId/licences', { params: { clientId }, body: { week } })
  await issue('current')
  assert.deepEqual(await graces(), [0])
  await change({ licenceGraceDays: 3 })
  office.clock.advance(1000)
  const { rows } = await sql<{ id: string }>`
    select id from licences where client_id = ${clientId}`.execute(kysely)
  const params = { clientId, licenceId: rows[0]?.id ?? '' }
  await browser.call('POST /api/clients/:clientId/licences/:licenceId/replacement', {
    params,
    body: { resetClock: false },
  })
  assert.deepEqual(await graces(), [0, 3 * 24 * 3600])
})

test('of administrators who save what they read at once, one is heard; the others are told who, and what stands', async () => {
  const people = [publisher, colleague]
  const browsers = await Promise.all(people.map(({ actor }) => enterAs(office, actor.id)))
  const saves = [48, 72, 96, 120].map((lateAfterHours, at) =>
    browsers[at % 2]?.call('PUT /api/settings/thresholds', {
      body: { ...origin, lateAfterHours, version: null },
    }),
  )
  const { done, codes, problems } = await outcomes(saves.map((save) => Promise.resolve(save)))
  assert.equal(done, 1)
  assert.deepEqual(
    codes,
    Array.from({ length: 3 }, () => 'changed-meanwhile'),
  )
  const { thresholds } = (await browsers[0]?.call('GET /api/settings')) ?? {}
  assert.deepEqual(problems[0]?.details['current'], thresholds)
  assert.equal(problems[0]?.details['who'], thresholds?.changed?.who)
  assert.equal(thresholds?.version, 1)
})

test('what was changed is in the audit log, value by value; what changes nothing leaves no line', async () => {
  const lines = async () =>
    (
      await sql<{ changes: unknown }>`
        select private->'changes' as changes from audit_lines
        where event = 'settings-changed' order by id`.execute(kysely)
    ).rows.map(({ changes }) => changes)
  const before = (await lines()).length
  await change({})
  await change({ lateAfterHours: 36, licenceGraceDays: 2 })
  const same = await change({})
  assert.equal(same.version, 1)
  assert.deepEqual((await lines()).slice(before), [
    { lateAfterHours: { from: 24, to: 36 }, licenceGraceDays: { from: 0, to: 2 } },
  ])
})

test('what nobody changed, or was put back, follows its origin: the grace that of the environment', async () => {
  const changed = await change({ lateAfterHours: 36, licenceGraceDays: 2 })
  assert.deepEqual(changed.origin, origin)
  assert.deepEqual(changed.changed, {
    who: publisher.actor.name,
    at: office.clock.now().toISOString(),
  })
  await change({ licenceGraceDays: origin.licenceGraceDays })
  const { rows } = await sql<Record<string, unknown>>`
    select late_after_hours, ends_soon_days, licence_grace_days from thresholds`.execute(kysely)
  assert.deepEqual(
    { ...rows[0] },
    { late_after_hours: 36, ends_soon_days: null, licence_grace_days: null },
  )
})

test('a threshold out of its bounds, or no whole number, is refused at its field, and changes nothing', async () => {
  for (const [field, values] of Object.entries({
    lateAfterHours: [11, 721, 24.5],
    endsSoonDays: [6, 121],
    licenceGraceDays: [-1, 8],
  }))
    for (const value of values)
      assert.match(
        await refusedField(field, change({ [field]: value })),
        /^Un nombre entier, de \d/,
      )
  const { thresholds } = await (await enterAs(office, publisher.actor.id)).call('GET /api/settings')
  assert.equal(thresholds.version, null)
})

test('a technician neither reads the thresholds nor changes them', async () => {
  const browser = await enterAs(office, technician.actor.id)
  await refusedWith('not-allowed', browser.call('GET /api/settings'))
  await refusedWith(
    'not-allowed',
    browser.call('PUT /api/settings/thresholds', { body: { ...origin, version: null } }),
  )
})
