import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { keysExpireAt } from '#domain/keys/licence-keys.ts'
import { verifyLicenceFile } from '#licence-file/verify-licence-file.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'
import { outcomes, refusedField } from '#testing/problem.ts'
import { tableDigests } from '#testing/table-digests.ts'

const office = await openBackOffice()
after(office.close)

const tuesday = office.clock.now()
const distributor = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)
const colleague = await appoint(office, 'technicien', distributor)

const issueAs = ({ browser }: typeof technician, clientId: string) =>
  browser.call('POST /api/clients/:clientId/licences', { params: { clientId }, body: {} })
const issue = (clientId: string) => issueAs(technician, clientId)
const digests = () => tableDigests(office.house.database, /^(sessions|outgoing_mails|tries|audit_)/)
const open = (days: { startsOn: string; endsOn: string }, timeZone = 'Europe/Paris') =>
  openSchool(office, technician, { timeZone } as { timeZone: 'Europe/Paris' }, {
    ...yearContract,
    ...days,
  })

test('« Ajouter » twice at once by two technicians makes one licence; the other learns who made it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await openSchool(office, technician)
    const { done, problems } = await outcomes([issueAs(technician, id), issueAs(colleague, id)])
    assert.equal(done, 1)
    assert.equal(problems[0]?.code, 'licence-already-issued')
    const { rows } = await sql<{ by: string }>`
      select s.name as by from licences l join accounts s on s.id = l.issued_by
      where l.client_id = ${id}`.execute(office.house.database.kysely)
    assert.equal(rows.length, 1)
    assert.equal(
      problems[0]?.title,
      `La licence de la semaine 2026-W48 existe déjà, délivrée par ${rows[0]?.by}.`,
    )
  }
})

test('« Ajouter » without a contract, before it starts or after it ends, is refused with the reason and issues nothing', async () => {
  const without = await openSchool(office, technician, {}, null)
  const toCome = await open({ startsOn: '2026-11-30', endsOn: '2027-08-31' })
  const ended = await open({ startsOn: '2025-09-01', endsOn: '2026-11-22' })
  // The week is partly covered, but what was sold of it is over: it is Tuesday.
  const over = await open({ startsOn: '2025-09-01', endsOn: '2026-11-23' })
  const before = await digests()
  await refusedWith('no-contract', issue(without.id))
  const { title } = await refusedWith('contract-does-not-cover-week', issue(toCome.id))
  assert.equal(
    title,
    'Le contrat ne couvre pas la semaine 2026-W48 : il va du 30/11/2026 au 31/08/2027.',
  )
  await refusedWith('contract-does-not-cover-week', issue(ended.id))
  await refusedWith('contract-does-not-cover-week', issue(over.id))
  assert.deepEqual(await digests(), before)
})

test('a licence never holds on a day that was not sold: it starts and ends with the contract inside its week', async () => {
  const edges = [
    ['2026-11-29', '2027-08-31', '2026-11-28T23:00:00.000Z', '2026-11-29T23:00:00.000Z'],
    ['2025-09-01', '2026-11-24', '2026-11-22T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
    ['2026-11-24', '2026-11-24', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
    ['2026-11-23', '2026-11-29', '2026-11-22T23:00:00.000Z', '2026-11-29T23:00:00.000Z'],
  ] as const
  for (const [startsOn, endsOn, notBefore, expiresAt] of edges) {
    const issued = await issue((await open({ startsOn, endsOn })).id)
    assert.deepEqual([issued.notBefore, issued.expiresAt], [notBefore, expiresAt], startsOn)
  }
})

test('the week is that of the client’s own clock: Monday in Nouméa while it is still Sunday in Paris', async () => {
  const days = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
  const paris = await open(days)
  const noumea = await open(days, 'Pacific/Noumea')
  office.clock.set(new Date('2026-11-29T14:00:00Z'))
  try {
    const browserOf = await appoint(office, 'technicien', distributor)
    assert.equal((await issueAs(browserOf, paris.id)).week, '2026-W48')
    const there = await issueAs(browserOf, noumea.id)
    assert.equal(there.week, '2026-W49')
    assert.equal(there.notBefore, '2026-11-29T13:00:00.000Z')
    const { rows } = await browserOf.browser.call('GET /api/clients', {
      query: { search: noumea.ogec },
    })
    assert.equal(rows[0]?.state, 'issued')
  } finally {
    office.clock.set(tuesday)
  }
})

test('the downloaded file is the signed one, verifies with the publisher’s root, and says what was sold', async () => {
  const client = await openSchool(office, technician)
  const issued = await issue(client.id)
  const response = await technician.browser.fetch(
    `/api/clients/${client.id}/licences/${issued.id}/file`,
  )
  assert.equal(response.headers.get('content-type'), 'application/octet-stream')
  assert.equal(
    response.headers.get('content-disposition'),
    `attachment; filename="${client.ogec}-2026-W48.lic"`,
  )
  const verdict = await verifyLicenceFile(await response.bytes(), {
    roots: office.house.keys.current().roots,
    client: { ogec: client.ogec, id: client.id },
    clock: { now: office.clock.now() },
  })
  assert(verdict.state === 'in-force', JSON.stringify(verdict))
  assert.deepEqual(verdict.until, new Date(issued.expiresAt))
  assert.deepEqual(verdict.licence.mod, yearContract.modules)
  assert.deepEqual(verdict.licence.lim, { eleves: yearContract.pupilsMax })
})

test('a download leaves its line; asking for its headers alone is no download', async () => {
  const client = await openSchool(office, technician)
  const { id } = await issue(client.id)
  const path = `/api/clients/${client.id}/licences/${id}/file`
  const downloads = async () => {
    const { rows } = await sql`
      select id from audit_lines where client_id = ${client.id} and event = 'licence-downloaded'`.execute(
      office.house.database.kysely,
    )
    return rows.length
  }
  assert.equal((await technician.browser.fetch(path, { method: 'HEAD' })).status, 404)
  assert.equal(await downloads(), 0)
  await technician.browser.fetch(path)
  assert.equal(await downloads(), 1)
})

test('a contract that ends before it starts, sells nothing, or lies outside any calendar is refused and saves nothing', async () => {
  const { id: clientId } = await openSchool(office, technician, {}, null)
  const save = (some: Record<string, unknown>) =>
    technician.browser.call('PUT /api/clients/:clientId/contract', {
      params: { clientId },
      body: { version: null, ...yearContract, ...some },
    })
  const before = await digests()
  const { title } = await refusedWith(
    'contract-ends-before-it-starts',
    save({ startsOn: '2026-09-02', endsOn: '2026-09-01' }),
  )
  assert.equal(title, 'Le contrat finit avant de commencer.')
  assert.equal(
    await refusedField('modules', save({ modules: [] })),
    'Choisissez au moins un module.',
  )
  assert.equal(await refusedField('pupilsMax', save({ pupilsMax: 0 })), 'Au moins un élève.')
  for (const day of ['2026-02-30', '0000-01-01', '1999-12-31', '9999-12-31', 'demain'])
    assert.match(await refusedField('startsOn', save({ startsOn: day, endsOn: '2098-01-01' })), /./)
  assert.deepEqual(await digests(), before)
  assert.equal((await save({ startsOn: '2026-09-01', endsOn: '2026-09-01' })).version, 1)
})

test('a licence cut short by its contract gives way to another once the contract is prolonged', async () => {
  const { id: clientId } = await open({ startsOn: '2026-09-01', endsOn: '2026-11-24' })
  const first = await issue(clientId)
  assert.equal(first.expiresAt, '2026-11-24T23:00:00.000Z')
  office.clock.set(new Date('2026-11-25T08:00:00Z'))
  try {
    const contract = { ...yearContract, modules: [...yearContract.modules], version: 1 }
    const prolong = { params: { clientId }, body: contract }
    const browser = await enterAs(office, technician.actor.id)
    await browser.call('PUT /api/clients/:clientId/contract', prolong)
    const { rows } = await browser.call('GET /api/clients', { query: { search: '' } })
    assert.equal(rows.find(({ id }) => id === clientId)?.state, 'to-issue')
    const second = await browser.call('POST /api/clients/:clientId/licences', {
      params: { clientId },
      body: {},
    })
    assert.equal(second.expiresAt, '2026-11-29T23:00:00.000Z')
    await refusedWith(
      'licence-already-issued',
      browser.call('POST /api/clients/:clientId/licences', {
        params: { clientId },
        body: {},
      }),
    )
  } finally {
    office.clock.set(tuesday)
  }
})

test('once the keys have ended nothing is issued, and the refusal says since when', async () => {
  const { id } = await open({ startsOn: '2026-09-01', endsOn: '2030-08-31' })
  office.clock.set(new Date(keysExpireAt(office.house.keys.current()).getTime() + 1))
  try {
    const browser = await enterAs(office, technician.actor.id)
    const { title } = await refusedWith(
      'licence-keys-expired',
      browser.call('POST /api/clients/:clientId/licences', {
        params: { clientId: id },
        body: {},
      }),
    )
    assert.match(title, /la dernière va jusqu’au 29\/12\/2027/)
  } finally {
    office.clock.set(tuesday)
  }
})
