import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { ClientQuery } from '#contracts/clients.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { appoint } from '#testing/appoint.ts'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

const technician = await appoint(office, 'technicien', await foundDistributor(office))
const hourMs = 3_600_000

type School = {
  readonly licence?: boolean
  readonly agent?: boolean
  readonly endsOn?: string
  readonly standing?: { readonly outcome: string; readonly held?: boolean; readonly hours: number }
}

/** With its licence, its machine and a transfer an hour ago unless it is said otherwise. */
async function open(name: string, some: School): Promise<void> {
  const { licence = true, agent = true, endsOn = yearContract.endsOn } = some
  const { outcome, held = false, hours } = some.standing ?? { outcome: 'done', hours: 1 }
  const { id } = await openSchool(office, technician, { name }, { ...yearContract, endsOn })
  if (licence)
    await office.issuingWork(technician.actor, (work, issuer) => issueLicence(work, issuer, id))
  if (agent) await attachAgent(office, technician, id)
  const endedAt = new Date(office.clock.now().getTime() - hours * hourMs)
  await sql`insert into transfer_standings (client_id, outcome, last_end_at, is_held)
    values (${id}, ${outcome}, ${endedAt}, ${held})`.execute(office.house.database.kysely)
}

test('« À traiter » are those that need somebody, the most urgent first, counted for any filter, and an order is for them alone', async () => {
  await open('G Tout va bien', {})
  await open('F Aucun poste', { agent: false })
  await open('E Contrat bientôt fini', { endsOn: '2026-12-10' })
  await open('D En retard', { standing: { outcome: 'done', hours: 30 } })
  await open('C À délivrer', { licence: false })
  await open('B En échec', { standing: { outcome: 'failed', hours: 1 } })
  await open('A À confirmer', { standing: { outcome: 'done', held: true, hours: 1 } })
  const list = (query: object) => technician.browser.call('GET /api/clients', { query })

  const { rows, total } = await list({ todo: 'yes', sort: 'todo' })
  assert.deepEqual(
    rows.map(({ name }) => name[0]),
    ['A', 'B', 'C', 'D', 'E', 'F'],
  )
  assert.equal(total, 6)
  const whole = await list({ sort: 'todo' })
  assert.deepEqual([whole.total, whole.rows.at(-1)?.name], [7, 'G Tout va bien'])
  const needing = async (query: object) => (await list({ ...query, todo: 'yes', count: 1 })).total
  assert.equal(await needing({ search: 'bientôt' }), 1)
  assert.equal(await needing({ search: 'va bien' }), 0)
  assert.equal(await needing({ state: 'to-issue' }), 1)

  const body = { filter: { todo: 'yes' as const }, act: { kind: 'renewal' as const, on: false } }
  const foreseen = await technician.browser.call('POST /api/bulk-orders/dry-run', { body })
  assert.deepEqual(foreseen, { total: 6, outcomes: { changed: 6 } })
})

test('any window further down is the list from there, whatever it is sorted by and filtered on', async () => {
  const { sort: sorts } = ClientQuery.shape
  const filters = [
    {},
    { state: 'issued' },
    { todo: 'yes' },
    { transfers: 'up-to-date' },
    { next: 'without' },
    { search: 'e' },
  ] as const
  let compared = 0
  for (const sort of sorts.unwrap().options)
    for (const order of ['asc', 'desc'] as const)
      for (const filter of filters) {
        const query = { ...filter, sort, order }
        const { rows } = await technician.browser.call('GET /api/clients', { query })
        const further = await technician.browser.call('GET /api/clients/rows', {
          query: { ...query, from: 1, count: 2 },
        })
        assert.deepEqual(further.rows, rows.slice(1, 3), JSON.stringify(query))
        compared += further.rows.length
      }
  assert(compared > 100, `${compared} rows compared`)
  const beyond = { from: 1000, count: 100 }
  const { rows } = await technician.browser.call('GET /api/clients/rows', { query: beyond })
  assert.deepEqual(rows, [])
})
