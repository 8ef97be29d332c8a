import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { clientColumns, exportedBeside } from '#base/client-columns.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)
const here = await foundDistributor(office, 'Statim Bretagne')
const technician = await appoint(office, 'technicien', here)
const stranger = await appoint(office, 'technicien', await foundDistributor(office))
const publisher = await appoint(office, 'administrateur', null)

const fileOf = async ({ browser }: typeof technician, query = '') => {
  const answer = await browser.fetch(`/api/clients.csv${query}`)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.bytes())
}

const formula = '=HYPERLINK("http://ailleurs.test";"Cliquez")'
const school = await openSchool(office, technician, {
  name: formula,
  phone: '+33 2 11 11 11 11',
  address: '1 rue; du Test',
  city: 'Dinard',
  timeZone: 'Indian/Reunion',
})
await openSchool(office, technician, { city: 'Brest' }, null)
await openSchool(office, stranger, { city: 'Dinard' })

test('the filtered list leaves whole and in its order, without formulas, the columns of an import first', async () => {
  const text = await fileOf(technician, '?search=dinard')
  assert.equal(
    text,
    [
      `\uFEFF${[...clientColumns.map(({ title }) => title), ...exportedBeside].join(';')}`,
      [
        school.ogec,
        '',
        `"'${formula.replaceAll('"', '""')}"`,
        '"1 rue; du Test"',
        '35000',
        'Dinard',
        `'+33 2 11 11 11 11`,
        school.mail,
        'Statim Bretagne',
        'La Réunion',
        'À délivrer;31/08/2027;Jamais reçu;;;',
      ].join(';'),
      '',
    ].join('\r\n'),
  )
  const cities = (await fileOf(technician, '?sort=city&order=desc')).match(/Dinard|Brest/g)
  assert.deepEqual(cities, ['Dinard', 'Brest'])
  assert.equal((await fileOf(technician, '?state=no-contract')).trimEnd().split('\r\n').length, 2)
})

test('that a list was taken away stands in the audit log, with its filter and how many clients', async () => {
  await fileOf(publisher, '?search=dinard')
  const { lines } = await publisher.browser.call('GET /api/audit', {
    query: { event: 'clients-exported', person: publisher.actor.name },
  })
  assert.deepEqual(
    lines.map(({ details }) => details),
    [{ filter: { search: 'dinard' }, clients: 2, cut: false }],
  )
})

test('an exported file is one that an import reads: only its codes are taken, and changed ones pass', async () => {
  const text = await fileOf(technician)
  const check = (sent: string) =>
    technician.browser.call('POST /api/client-imports/dry-run', { body: { text: sent } })
  const { faults, lines } = await check(text)
  assert.deepEqual([lines, faults.map(({ why }) => why)], [2, ['taken', 'taken']])
  let number = 8_000_000
  const renamed = text.replaceAll(/^\d{7}./gm, () => `${(number += 1)}Z`)
  assert.deepEqual((await check(renamed)).faults, [])
})
