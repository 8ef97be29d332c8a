import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { suspendService } from '#domain/online-service/switch-service.ts'
import { onlinePlacesOf } from '#server/routes/places.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { refusedField } from '#testing/problem.ts'
import { appointInSchool } from '#testing/school-people.ts'
import { openTransferringSchool } from '#testing/transferring-school.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))
const minuteMs = 60_000
const [day, next] = ['2026-11-24', '2026-11-25']

/** A school that transferred two lessons, three pupils and their households; a member of it without any right. */
async function openEnteringSchool() {
  const school = await openTransferringSchool(office, technician, { timeZone: 'Indian/Reunion' })
  school.put('classe', [{ id: 'C1', libelle: 'Sixième A' }])
  school.put('matiere', [{ code: 'M1', libelle: 'Histoire' }])
  school.put('groupe', [{ id: 'G1', libelle: 'Latin' }])
  school.put('personnel', [{ id: 'P1', nom: 'Inventée' }])
  school.put('foyer', [{ id: 'F1', ville: 'Saint-Denis' }])
  const pupils = ['E1', 'E2', 'É3']
  const named = { nom: 'Énigmatique', prenom: 'Camille', classe_id: 'C1', foyer_id: 'F1' }
  school.put(
    'eleve',
    pupils.map((id) => ({ id, ...named })),
  )
  const lesson = { matiere_code: 'M1', personnel_id: 'P1', classe_id: 'C1' }
  const [debut, fin] = [`${day}T08:05`, `${day}T09:00`]
  const lessons = [{ id: 'L1', ...lesson, debut, fin }]
  school.put('cours', lessons)
  await school.transfer()
  const { browser } = await appointInSchool(office, school.clientId, 'personnel')
  const callRoll = (some: object = {}) =>
    browser.call('POST /api/school/roll-calls', {
      body: {
        lesson: 'L1',
        pupils: [
          { pupil: 'E1', state: 'present' },
          { pupil: 'E2', state: 'late', minutes: 5 },
          // As a Mac types it: the letter, then its accent.
          { pupil: 'E\u03013', state: 'absent' },
        ],
        ...some,
      },
    })
  const listed = async (date = day) =>
    (await browser.call('GET /api/school/roll-calls', { query: { date } })).rollCalls
  const inBase = (name: string) => [...(school.base.tables.get(name)?.values() ?? [])]
  return { school, browser, callRoll, listed, inBase, lessons }
}

/** La Réunion is four hours ahead of UTC all year. */
const enteredNow = () =>
  new Date(office.clock.now().getTime() + 4 * 60 * minuteMs).toISOString().slice(0, 16)

test('a roll call waits, is in the base after the next transfer, and the list says when it arrived', async () => {
  const { callRoll, listed, inBase, school } = await openEnteringSchool()
  const entered = enteredNow()
  const { id } = await callRoll()
  const expected = {
    id,
    lesson: 'L1',
    class: { id: 'C1', label: 'Sixième A' },
    from: '08:05',
    to: '09:00',
    pupils: 3,
    absent: 1,
    late: 1,
    enteredAt: office.clock.now().toISOString(),
    quarantine: null,
  }
  assert.deepEqual(await listed(), [{ ...expected, state: 'waiting', arrivedAt: null }])
  assert.deepEqual(await listed(next), [])
  office.clock.advance(minuteMs)
  const { operations } = await school.transfer()
  assert.equal(operations.received, 4)
  const arrivedAt = office.clock.now().toISOString()
  assert.deepEqual(await listed(), [{ ...expected, state: 'arrived', arrivedAt }])
  assert.deepEqual(inBase('appel'), [[id, 'P1', 'L1', 'C1', day, '08:05', '09:00', 3, entered]])
  assert.deepEqual(
    new Set(inBase('appel_eleve')),
    new Set([
      [id, 'E1', 'present', null],
      [id, 'E2', 'retard', 5],
      [id, 'É3', 'absent', null],
    ]),
  )
})

test('homework and a change that a family asks for arrive, each once; the value of before is the school’s own', async () => {
  const { browser, inBase, school } = await openEnteringSchool()
  const homework = { subject: 'M1', date: day, dueOn: next, text: 'Lire la page 12.' }
  const ofClass = await browser.call('POST /api/school/homework', {
    body: { ...homework, class: 'C1' },
  })
  const ofGroup = await browser.call('POST /api/school/homework', {
    body: { ...homework, group: 'G1', dueOn: null },
  })
  const change = await browser.call('POST /api/school/change-requests', {
    body: { household: 'F1', field: 'city', value: 'Saint-Pierre' },
  })
  assert.equal((await school.transfer()).operations.received, 3)
  assert.equal((await school.transfer()).operations.received, 0)
  const entered = enteredNow()
  assert.deepEqual(
    new Set(inBase('cahier_de_textes')),
    new Set([
      [ofClass.id, 'C1', null, 'M1', day, next, 'Lire la page 12.', entered],
      [ofGroup.id, null, 'G1', 'M1', day, null, 'Lire la page 12.', entered],
    ]),
  )
  assert.deepEqual(inBase('demande_modification'), [
    [change.id, 'F1', null, 'ville', 'Saint-Denis', 'Saint-Pierre', entered],
  ])
})

test('a base restored from a copy of before takes each entry again, once; one that the secretary deleted stays deleted', async () => {
  const { callRoll, listed, inBase, school } = await openEnteringSchool()
  const { base } = school
  const copy = structuredClone(base)
  await callRoll()
  await school.transfer()
  const entries = () => [inBase('appel'), inBase('appel_eleve')].map((of) => new Set(of))
  const rows = entries()
  base.tables.clear()
  for (const [name, table] of copy.tables) base.tables.set(name, table)
  base.ledger.clear()
  base.mark = copy.mark
  assert.deepEqual(inBase('appel'), [])
  assert.equal((await school.transfer()).operations.received, 4)
  assert.deepEqual(entries(), rows)
  base.tables.get('appel')?.clear()
  assert.equal((await school.transfer({ complete: true })).operations.received, 0)
  assert.deepEqual(inBase('appel'), [])
  assert.deepEqual(
    (await listed()).map(({ state }) => state),
    ['arrived'],
  )
})

test('a roll call whose lesson is gone meanwhile waits in quarantine with its reason, and arrives when the lesson is back', async () => {
  const { callRoll, listed, inBase, school, lessons } = await openEnteringSchool()
  await callRoll()
  school.remove('cours', ['L1'])
  await school.transfer({ acceptDisappearance: true })
  const [held] = await listed()
  assert.deepEqual(
    [held?.state, held?.arrivedAt, held?.quarantine],
    ['quarantined', null, { why: 'parent-missing', detail: 'cours' }],
  )
  assert.deepEqual(inBase('appel'), [])
  school.put('cours', lessons)
  await school.transfer()
  const [released] = await listed()
  assert.deepEqual([released?.state, released?.quarantine], ['arrived', null])
  assert.equal(inBase('appel').length, 1)
})

test('what is named must be online and not hidden; the refusal tells the collection and nobody', async () => {
  const { browser, callRoll, listed, school } = await openEnteringSchool()
  const missing = async (collection: string, act: Promise<unknown>) => {
    const { details, title } = await refusedWith('entry-reference-missing', act)
    assert.deepEqual(details, { collection })
    assert.doesNotMatch(title, /inconnu/)
  }
  const absent = [{ pupil: 'inconnu', state: 'absent' }]
  const homework = { subject: 'M1', date: day, dueOn: null, text: 'Rien' }
  const write = (some: object) =>
    browser.call('POST /api/school/homework', { body: { ...homework, ...some } })
  const ask = (body: object) =>
    browser.call('POST /api/school/change-requests', { body: body as never })
  await missing('cours', callRoll({ lesson: 'inconnu' }))
  await missing('eleve', callRoll({ pupils: absent }))
  await missing('classe', write({ class: 'inconnu' }))
  await missing('groupe', write({ group: 'inconnu' }))
  await missing('matiere', write({ class: 'C1', subject: 'inconnu' }))
  await missing('foyer', ask({ household: 'inconnu', field: 'city', value: 'Lyon' }))
  await missing('eleve', ask({ pupil: 'inconnu', field: 'mobile', value: null }))
  // A lesson of a subject that is not there is hidden from readers.
  const hidden = { id: 'L2', matiere_code: 'M9', debut: `${day}T10:00`, fin: `${day}T11:00` }
  school.put('cours', [hidden])
  await school.transfer()
  await missing('cours', callRoll({ lesson: 'L2' }))
  assert.deepEqual(await listed(), [])
})

test('rows of another school are as good as absent, and its roll calls are not listed', async () => {
  const one = await openEnteringSchool()
  const other = await openEnteringSchool()
  other.school.put('eleve', [{ id: 'E9', nom: 'Autre', prenom: 'Élève' }])
  await other.school.transfer()
  const pupils = [{ pupil: 'E9', state: 'present' }]
  await refusedWith('entry-reference-missing', one.callRoll({ pupils }))
  await other.callRoll({ pupils })
  assert.deepEqual(await one.listed(), [])
})

test('a form that does not hold together is refused field by field', async () => {
  const { browser, callRoll } = await openEnteringSchool()
  const roll = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ pupil: `X${at}`, state: 'present' }))
  await refusedField('pupils', callRoll({ pupils: [] }))
  await refusedField('pupils', callRoll({ pupils: roll(501) }))
  await refusedWith('entry-reference-missing', callRoll({ pupils: roll(500) }))
  await refusedField('pupils', callRoll({ pupils: [...roll(1), ...roll(1)] }))
  const punctual = [{ pupil: 'E1', state: 'present', minutes: 5 }]
  await refusedField('pupils.0.minutes', callRoll({ pupils: punctual }))
  const homework = { class: 'C1', subject: 'M1', date: day, dueOn: null, text: 'Rien' }
  const write = (some: object) =>
    browser.call('POST /api/school/homework', { body: { ...homework, ...some } })
  await refusedField('class', write({ group: 'G1' }))
  await refusedField('dueOn', write({ dueOn: '2026-11-23' }))
  await refusedField('text', write({ text: 'x'.repeat(3_001) }))
  await refusedField('text', write({ text: ' ' }))
  const ask = (body: object) =>
    browser.call('POST /api/school/change-requests', { body: body as never })
  await refusedField('field', ask({ pupil: 'E1', field: 'city', value: 'Lyon' }))
  await refusedField('field', ask({ pupil: 'E1', household: 'F1', field: 'city', value: 'Lyon' }))
  await refusedField('value', ask({ pupil: 'E1', field: 'mail', value: 'sans arobase' }))
  await refusedField('value', ask({ household: 'F1', field: 'phone', value: 'un numéro' }))
})

test('while the service is suspended everything reads and nothing is entered', async () => {
  const { school, callRoll, listed } = await openEnteringSchool()
  await callRoll()
  await office.work(technician.actor, (work) =>
    suspendService(work, onlinePlacesOf(office.house), school.clientId, '2026-12-24'),
  )
  await refusedWith('service-read-only', callRoll())
  assert.equal((await listed()).length, 1)
})

test('the lines of the audit log hold how many, and nobody', async () => {
  const { school, browser, callRoll } = await openEnteringSchool()
  await callRoll()
  await browser.call('POST /api/school/change-requests', {
    body: { pupil: 'E1', field: 'mail', value: 'camille@exemple.test' },
  })
  const { rows } = await sql<{ event: string; line: string; details: Record<string, unknown> }>`
    select event, to_jsonb(l)::text as line, private -> 'details' as details from audit_lines l
    where client_id = ${school.clientId} and event in ('roll-call-entered', 'change-requested')
    order by id`.execute(office.house.database.kysely)
  assert.deepEqual(
    rows.map(({ event, details }) => [event, { ...details, entry: undefined }]),
    [
      ['roll-call-entered', { lesson: 'L1', pupils: 3, entry: undefined }],
      ['change-requested', { field: 'mail', entry: undefined }],
    ],
  )
  for (const { line } of rows) assert.doesNotMatch(line, /Énigmatique|camille@|E1|E2/)
})
