import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journalMoment } from '#base/agent-journal/journal-moment.ts'
import { dayOf } from '#base/calendar.ts'
import { parseUai } from '#base/uai.ts'
import { ClientFields, ContactFields } from '#contracts/clients.ts'
import { licenceTerm } from '#domain/licences/licence-term.ts'
import { lastDayOf } from './contract-plan.ts'
import { inventWorld, type School, type World } from './world.ts'

const tuesdayMorning = new Date('2026-11-24T07:05:00Z')

/** The awkward ones: before dawn on Monday, Sunday night, both changes of clocks, the turns of the years. */
const instants = [
  tuesdayMorning,
  ...[
    '2026-11-22T23:04:00Z',
    '2026-11-23T02:30:00Z',
    '2026-11-29T22:50:00Z',
    '2026-03-29T01:10:00Z',
    '2026-10-25T00:30:00Z',
    '2026-08-31T12:00:00Z',
    '2026-08-12T09:00:00Z',
    '2026-09-01T06:00:00Z',
    '2026-12-31T23:30:00Z',
    '2027-01-01T11:00:00Z',
    '2028-02-29T09:00:00Z',
  ].map((text) => new Date(text)),
]

test('the same world for the same instant; the same people and schools on another day', () => {
  assert.deepEqual(inventWorld(tuesdayMorning), inventWorld(tuesdayMorning))
  assert.deepEqual(
    undated(inventWorld(new Date('2027-05-02T20:00:00Z'))),
    undated(inventWorld(tuesdayMorning)),
  )
})

test('3 distributors, 6 technicians, 2 administrators, 40 schools with names and codes of their own', () => {
  const { staff, schools } = inventWorld(tuesdayMorning)
  const technicians = staff.distributors.flatMap((each) => each.technicians)
  assert.equal(staff.distributors.length, 3)
  assert.equal(technicians.length, 6)
  const mails = [staff.administrator, staff.invited, ...technicians].map(({ mail }) => mail)
  assert.equal(new Set(mails).size, 8)
  assert.equal(new Set(schools.map(({ fields }) => fields.ogec)).size, 40)
  assert.equal(new Set(schools.map(({ name }) => name)).size, 40)
})

test('what is typed would pass at the edge, and reaches nobody: reserved domains, numbers for fiction', () => {
  const { staff, schools } = inventWorld(tuesdayMorning)
  for (const { fields, contacts } of schools) {
    assert.deepEqual(ClientFields.parse({ ...fields, distributorId: null }), {
      ...fields,
      distributorId: null,
    })
    if (fields.uai !== null) assert.ok(parseUai(fields.uai).ok)
    assert.match(fields.ogec, /^99/)
    for (const contact of contacts) {
      assert.deepEqual(ContactFields.parse(contact), contact)
      assert.match(contact.mail ?? '', /\.example$/)
      assert.match(contact.phone ?? '01 99 00', /^(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49)/)
    }
  }
  const people = [
    staff.administrator,
    staff.invited,
    ...staff.distributors.flatMap((each) => each.technicians),
  ]
  for (const { mail } of people) assert.match(mail, /^[a-z-]+\.[a-z-]+@[a-z-]+\.example$/)
})

test('the journals show each way that a transfer ends, and a request that waits', () => {
  const planned = inventWorld(tuesdayMorning).schools.flatMap(({ journal }) => journal ?? [])
  const blocks = planned.flatMap((journal) => (journal.kind === 'sent' ? journal.blocks : []))
  const states = new Set(blocks.map(({ end }) => end?.state ?? 'interrupted'))
  assert.deepEqual(states, new Set(['succeeded', 'failed', 'abandoned', 'interrupted']))
  assert.ok(planned.some(({ kind }) => kind === 'asked'))
})

test('the transfers of 90 days end well but for some, and what the journals tell is the same', () => {
  const { schools } = inventWorld(tuesdayMorning)
  const transfers = schools.flatMap((school) => school.transfers)
  const bad = transfers.filter(({ turn }) => ['killed', 'misfit', 'locked'].includes(turn))
  assert.ok(transfers.length > 3000 && schools.every((school) => school.transfers.length <= 180))
  assert.ok(bad.length > 0 && bad.length < transfers.length / 8, String(bad.length))
  for (const { name, timeZone, transfers, journal } of schools)
    if (journal?.kind === 'sent')
      assert.deepEqual(
        journal.blocks.map(({ start }) => start.startedAt),
        transfers
          .slice(0, journal.blocks.length)
          .map(({ startedAt }) => journalMoment(startedAt, timeZone)),
        name,
      )
})

for (const now of instants)
  test(`at ${now.toISOString()} everything is past, and in an order that could have been`, () => {
    const { schools } = inventWorld(now)
    for (const school of schools)
      for (const at of instantsOf(school)) assert.ok(at <= now, school.name)
    for (const school of schools) checkOrder(school, now)
  })

function checkOrder(school: School, now: Date): void {
  const { name, createdAt, contract, licences, agent, observations, corrections, state } = school
  const first = agent?.machines[0]
  if (first) assert.ok(createdAt < first.enrolledAt, name)
  for (const { at } of observations) assert.ok(createdAt < at, name)
  for (const correction of [corrections.phone, corrections.contact, contract?.renewal])
    if (correction) assert.ok(createdAt < correction.at, name)

  const weeks = new Set(licences.map(({ week }) => week))
  assert.equal(weeks.size, licences.length, `${name}: one licence a week`)
  for (const licence of licences) {
    assert.ok(contract && first && first.enrolledAt < licence.issuedAt, name)
    assert.ok(licence.fetchedAt === null || licence.issuedAt < licence.fetchedAt, name)
    const sold = { startsOn: contract.startsOn, endsOn: endAt(school, licence.issuedAt) }
    const term = licenceTerm(sold, licence.week, school.timeZone, licence.issuedAt)
    assert.ok(term && term.notBefore <= licence.issuedAt, `${name}: ${licence.week} was sold`)
  }
  if (agent?.detachedAt)
    for (const { fetchedAt } of licences)
      assert.ok(fetchedAt === null || fetchedAt < agent.detachedAt, name)
  if (contract && state === 'contract-ended')
    assert.ok(contract.endsOn < dayOf(now, school.timeZone))
  if (state === 'fetched') assert.ok(licences.length >= 9, name)
}

/** The last day of the contract as it stood then. */
function endAt({ contract }: School, at: Date): string {
  if (contract === null) return ''
  return contract.renewal && contract.renewal.at > at ? contract.endsOn : lastDayOf(contract)
}

function instantsOf({
  createdAt,
  licences,
  agent,
  observations,
  transfers,
  journal,
}: School): Date[] {
  return [
    createdAt,
    ...licences.flatMap(({ issuedAt, fetchedAt }) => [issuedAt, fetchedAt ?? issuedAt]),
    ...(agent?.machines.map(({ enrolledAt }) => enrolledAt) ?? []),
    ...(agent ? [agent.lastSeenAt] : []),
    ...observations.map(({ at }) => at),
    ...transfers.map(({ endedAt }) => endedAt),
    ...(journal ? [journal.at] : []),
  ]
}

function undated({ staff, schools }: World) {
  return {
    staff,
    files: schools.map(({ fields, contacts, pupilsMax }) => ({ fields, contacts, pupilsMax })),
  }
}
