import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { foundDistributor, openSchool, schoolFields } from '#testing/people.ts'
import { outcomes, problemIn, refusedField } from '#testing/problem.ts'
import { tableDigests } from '#testing/table-digests.ts'

const office = await openBackOffice()
after(office.close)

const distributor = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)
const colleague = await appoint(office, 'technicien', distributor)
const administrator = await appoint(office, 'administrateur', null)
const { call } = technician.browser

const create = (some: Record<string, unknown>) =>
  call('POST /api/clients', { body: { ...schoolFields(distributor), ...some } })
const digests = () => tableDigests(office.house.database, /^(sessions|outgoing_mails|tries|audit_)/)

test('a wrong OGEC code, UAI, mail, phone, name or time zone is refused with its sentence, and no client is made', async () => {
  const before = await digests()
  const sentences: readonly [field: string, typed: unknown, sentence: RegExp][] = [
    ['ogec', '012345A', /^Le code OGEC compte exactement 8 caractères\.$/],
    ['ogec', '01234567A', /^Le code OGEC compte exactement 8 caractères\.$/],
    ['ogec', 'A1234567', /^Le code OGEC commence par un chiffre\.$/],
    [
      'ogec',
      '0123é56A',
      /^Le code OGEC ne contient que des chiffres et des lettres sans accent\.$/,
    ],
    ['ogec', null, /./],
    ['uai', '0350001A', /^La lettre de contrôle ne correspond pas : vouliez-vous 0350001[A-Z] \?$/],
    ['uai', '035', /^Un UAI compte 7 chiffres puis une lettre/],
    ['mail', 'accueil@', /^Cette adresse e-mail n’est pas complète\.$/],
    ['phone', 'appeler le matin', /^Un numéro comme/],
    ['name', '   ', /^Ce champ est obligatoire\.$/],
    ['name', 'x'.repeat(121), /^Au plus 120 caractères\.$/],
    ['timeZone', 'Europe/Atlantide', /./],
    ['distributorId', 'le mien', /./],
  ]
  for (const [field, typed, sentence] of sentences)
    assert.match(await refusedField(field, create({ [field]: typed })), sentence, String(typed))
  assert.deepEqual(await digests(), before)
})

test('a text that no screen can show, or that the database cannot hold, is refused with a sentence', async () => {
  const before = await digests()
  for (const typed of ['Collège\u0000', 'Collège\ud800', 'Collège\u001b[31m'])
    for (const field of ['name', 'address', 'city'])
      assert.match(await refusedField(field, create({ [field]: typed })), /caractère/, field)
  const { id } = await openSchool(office, technician)
  const observe = (text: string) =>
    call('POST /api/clients/:clientId/observations', { params: { clientId: id }, body: { text } })
  assert.match(await refusedField('text', observe('vu\u0000')), /caractère/)
  assert.equal((await observe('Première ligne\nDeuxième ligne\tfin')).text.split('\n').length, 2)
  await refusedField('search', call('GET /api/clients', { query: { search: 'a\u0000b' } }))
  assert.notDeepEqual(await digests(), before)
})

test('lower case is raised, spaces around are trimmed, an empty text is an absent one', async () => {
  const client = await create({ ogec: ' 0350x12z ', uai: '', name: '  Collège  ', phone: ' ' })
  assert.equal(client.ogec, '0350X12Z')
  assert.equal(client.name, 'Collège')
  assert.equal(client.uai, null)
  assert.equal(client.phone, null)
})

test('an OGEC code belongs to one client: at creation, at a change, and when two come at once', async () => {
  const { ogec } = await openSchool(office, technician)
  const { title } = await refusedWith('ogec-taken', create({ ogec: ogec.toLowerCase() }))
  assert.equal(title, `Le code OGEC ${ogec} est déjà celui d’un client.`)

  const other = await openSchool(office, technician)
  const changed = (id: string, code: string) =>
    call('PUT /api/clients/:clientId', {
      params: { clientId: id },
      body: { ...schoolFields(distributor), version: 1, ogec: code },
    })
  await refusedWith('ogec-taken', changed(other.id, ogec))

  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await openSchool(office, technician), await openSchool(office, technician)]
    const code = `777777${round}A`
    const { done, codes } = await outcomes([
      changed(a.id, code),
      changed(b.id, code),
      create({ ogec: code }),
    ])
    assert.equal(done, 1)
    assert.deepEqual(codes, ['ogec-taken', 'ogec-taken'])
  }
})

test('fields that the contract does not name change nothing', async () => {
  const { id } = await openSchool(office, technician)
  const body = { ...schoolFields(distributor), version: 1 }
  const intruders = {
    id: crypto.randomUUID(),
    createdAt: '1999-01-01T00:00:00Z',
    updated_by: 'moi',
  }
  const saved = await call('PUT /api/clients/:clientId', {
    params: { clientId: id },
    body: { ...body, ...intruders },
  })
  assert.equal(saved.id, id)
  assert.equal(saved.createdAt, office.clock.now().toISOString())
})

test('of two who edit the same file, contact or contract, the second learns who saved and what stands, and overwrites nothing', async () => {
  const { id: clientId } = await openSchool(office, technician)
  const params = { clientId }
  const file = { ...schoolFields(distributor), version: 1 }
  const contact = { name: 'Mme Un', role: null, mail: null, phone: null }
  const { id: contactId } = await call('POST /api/clients/:clientId/contacts', {
    params,
    body: contact,
  })
  const contract = { modules: ['notes'], startsOn: '2026-09-01', endsOn: '2027-08-31', version: 1 }

  for (const [key, value, input] of [
    ['PUT /api/clients/:clientId', 'city', (city: string) => ({ params, body: { ...file, city } })],
    [
      'PUT /api/clients/:clientId/contacts/:contactId',
      'name',
      (name: string) => ({
        params: { clientId, contactId },
        body: { ...contact, name, version: 1 },
      }),
    ],
    [
      'PUT /api/clients/:clientId/contract',
      'pupilsMax',
      (size: string) => ({ params, body: { ...contract, pupilsMax: size.length } }),
    ],
  ] as const) {
    const by = (person: typeof technician, input: unknown) =>
      (person.browser.call as (key: string, input: unknown) => Promise<unknown>)(key, input)
    await by(colleague, input('Vannes'))
    const { title, details } = await refusedWith(
      'changed-meanwhile',
      by(technician, input('Brest')),
    )
    assert.equal(
      title,
      `${colleague.actor.name} a modifié cette fiche pendant que vous l’aviez ouverte.`,
      key,
    )
    const current = details['current'] as Record<string, unknown>
    assert.equal(current['version'], 2, key)
    assert.equal(current[value], value === 'pupilsMax' ? 6 : 'Vannes', key)
  }
})

test('of ten who save the same version at once, one is heard', async () => {
  const { id } = await openSchool(office, technician)
  const browsers = await Promise.all(
    [technician, colleague, administrator].map(({ actor }) => enterAs(office, actor.id)),
  )
  const saves = Array.from({ length: 9 }, (_, at) =>
    browsers[at % 3]?.call('PUT /api/clients/:clientId', {
      params: { clientId: id },
      body: { ...schoolFields(distributor), version: 1 },
    }),
  )
  const { done, codes } = await outcomes(saves.map((save) => Promise.resolve(save)))
  assert.equal(done, 1)
  assert.deepEqual([...new Set(codes)], ['changed-meanwhile'])
})

test('an identifier written in capitals is the same one; one that is none is not found', async () => {
  const { id } = await openSchool(office, technician)
  const read = (clientId: string) => call('GET /api/clients/:clientId', { params: { clientId } })
  assert.equal((await read(id.toUpperCase())).id, id)
  await create({ distributorId: distributor.toUpperCase() })
  for (const none of ['1', '../staff', `${id}0`, "' or 1=1 --", '%00'])
    await refusedWith('not-found', read(none))
})

test('a name from the prototype of objects is refused as input, and poisons nothing', async () => {
  const fields = JSON.stringify(schoolFields(distributor)).slice(1)
  for (const poison of [
    '"__proto__":{"admin":true},',
    '"constructor":{"prototype":{"admin":1}},',
  ]) {
    const answer = await technician.browser.fetch('/api/clients', {
      method: 'POST',
      body: `{${poison}${fields}`,
    })
    assert([200, 400, 415].includes(answer.status), String(answer.status))
    if (answer.status !== 200) assert.notEqual((await problemIn(answer)).code, 'unexpected')
    assert.equal(({} as { admin?: unknown }).admin, undefined)
  }
})

test('a file keeps at most thirty contacts, even when several are added at once', async () => {
  const { id: clientId } = await openSchool(office, technician)
  const adds = Array.from({ length: 32 }, (_, at) =>
    call('POST /api/clients/:clientId/contacts', {
      params: { clientId },
      body: { name: `Contact ${at}`, role: null, mail: null, phone: null },
    }),
  )
  const { done, codes } = await outcomes(adds)
  assert.equal(done, 30)
  assert.deepEqual(codes, ['contact-limit', 'contact-limit'])
})
