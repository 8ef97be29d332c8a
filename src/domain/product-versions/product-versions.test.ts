import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { productVersionsMax } from '#contracts/product-versions.ts'
import { detachAgent } from '#domain/enrolment/detach-agent.ts'
import { appoint } from '#testing/appoint.ts'
import { attachAgent } from '#testing/attach-agent.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { inventedVersion } from '#testing/invented-version.ts'
import { foundDistributor, openSchool } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database

const distributor = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)
const { actor: publisher, browser } = await appoint(office, 'administrateur', null)

beforeEach(async () => {
  await sql`delete from product_versions`.execute(kysely)
  await sql`update agents set detached_at = last_seen_at where detached_at is null`.execute(kysely)
})

const list = () => browser.call('GET /api/product-versions')
const add = (...given: Parameters<typeof inventedVersion>) =>
  browser.call('POST /api/product-versions', { body: inventedVersion(...given) })
const change = (versionId: string, ...given: Parameters<typeof inventedVersion>) => {
  const { product: _, ...body } = inventedVersion(...given)
  return browser.call('PUT /api/product-versions/:versionId', { params: { versionId }, body })
}
const remove = (versionId: string) =>
  browser.call('DELETE /api/product-versions/:versionId', { params: { versionId } })
const states = async () =>
  (await list()).versions.map(({ product, version, state }) => `${product} ${version} ${state}`)

async function runIt(version: string) {
  const { id: clientId } = await openSchool(office, technician)
  return { clientId, ...(await attachAgent(office, technician, clientId, version)) }
}

test('each version of the agent has the schools whose machine runs it now; what they run besides is told apart', async () => {
  await add('0.1.0', { state: 'current', note: 'Première diffusion' })
  await add('0.1.0', { product: 'on-premise' })
  await runIt('0.1.0')
  await runIt('0.1.0')
  await runIt('0.0.7')
  const { clientId, id: agentId } = await runIt('0.0.6')
  await office.work(technician.actor, (work) => detachAgent(work, { clientId, agentId }))
  const { versions, unknown, unknownTotal } = await list()
  assert.deepEqual(
    versions.map(({ product, version, schools, note }) => ({ product, version, schools, note })),
    [
      { product: 'agent', version: '0.1.0', schools: 2, note: 'Première diffusion' },
      { product: 'on-premise', version: '0.1.0', schools: null, note: null },
    ],
  )
  assert.deepEqual(unknown, [{ version: '0.0.7', schools: 1 }])
  assert.equal(unknownTotal, 1)
})

test('what is made current takes the place of what was, of the same product only, each with its line', async () => {
  await add('0.0.9', { state: 'current' })
  await add('26.1', { product: 'on-premise', state: 'current' })
  const { id } = await add('0.1.0', { state: 'withdrawn' })
  const before = await lines()
  await change(id, '0.1.0', { state: 'current' })
  assert.deepEqual((await states()).toSorted(), [
    'agent 0.0.9 supported',
    'agent 0.1.0 current',
    'on-premise 26.1 current',
  ])
  assert.deepEqual((await lines()).slice(before.length), [
    {
      event: 'product-version-changed',
      changes: { state: { from: 'current', to: 'supported' } },
      details: { product: 'agent', version: '0.0.9' },
    },
    {
      event: 'product-version-changed',
      changes: { state: { from: 'withdrawn', to: 'current' } },
      details: { product: 'agent', version: '0.1.0' },
    },
  ])
})

test('of many who each add the current version at once, one stands current in the end and none fails', async () => {
  await Promise.all(['1', '2', '3', '4'].map((version) => add(version, { state: 'current' })))
  const all = await states()
  assert.equal(all.length, 4)
  assert.equal(all.filter((said) => said.endsWith('current')).length, 1)
})

test('the database itself takes no second current version, nor the same version twice', async () => {
  await add('1.0', { state: 'current' })
  await add('0.9')
  await assert.rejects(
    sql`update product_versions set state = 'current'`.execute(kysely),
    /one_current_version_a_product/,
  )
  await assert.rejects(
    sql`update product_versions set version = '1.0'`.execute(kysely),
    /product_versions_product_version_key/,
  )
})

test('a version that schools run is neither removed nor renamed; its state may change', async () => {
  const { id } = await add('0.0.8')
  await runIt('0.0.8')
  const refused = { version: '0.0.8', schools: 1 }
  assert.deepEqual((await refusedWith('product-version-in-use', remove(id))).details, refused)
  await refusedWith('product-version-in-use', change(id, '0.0.8b'))
  assert.deepEqual(await states(), ['agent 0.0.8 supported'])
  await change(id, '0.0.8', { state: 'withdrawn' })
  assert.deepEqual(await states(), ['agent 0.0.8 withdrawn'])
})

test('what nobody runs is renamed and removed, and its line keeps what it was', async () => {
  const { id } = await add('0.2.0', { note: 'Essai' })
  await change(id, '0.2.1', { note: 'Essai' })
  await remove(id)
  assert.deepEqual(await states(), [])
  await refusedWith('not-found', remove(id))
  await refusedWith('not-found', change(id, '0.2.1'))
  assert.deepEqual((await lines()).at(-1), {
    event: 'product-version-removed',
    changes: {
      releasedOn: { from: '2026-09-01', to: null },
      state: { from: 'supported', to: null },
      note: { from: 'Essai', to: null },
    },
    details: { product: 'agent', version: '0.2.1' },
  })
})

test('a change that changes nothing leaves no line', async () => {
  const { id } = await add('0.2.0')
  const before = await lines()
  await change(id, '0.2.0')
  assert.deepEqual(await lines(), before)
})

test('a version already in the list of its product is refused, added or renamed', async () => {
  await add('0.1.0')
  const { id } = await add('0.1.1')
  await refusedWith('product-version-taken', add('0.1.0'))
  await refusedWith('product-version-taken', change(id, '0.1.0'))
  await refusedWith('input-refused', add('0.1 bêta'))
  await refusedWith('input-refused', add('0'.repeat(41)))
  await refusedWith('input-refused', add('0.3', { note: 'x'.repeat(301) }))
})

test('the list has an end', async () => {
  await sql`insert into product_versions (id, product, version, released_on, state, created_at)
    select gen_random_uuid(), 'agent', 'v' || n, '2026-09-01', 'supported', now()
    from generate_series(1, ${productVersionsMax}::int) n`.execute(kysely)
  await refusedWith('product-version-limit', add('0.1.0'))
})

test('a technician neither reads nor changes the list', async () => {
  const { id } = await add('0.1.0')
  await refusedWith('not-allowed', technician.browser.call('GET /api/product-versions'))
  const params = { versionId: id }
  await refusedWith(
    'not-allowed',
    technician.browser.call('DELETE /api/product-versions/:versionId', { params }),
  )
  assert.deepEqual(await states(), ['agent 0.1.0 supported'])
})

/** What was recorded of the list, by this publisher. */
async function lines() {
  const { rows } = await sql<{ event: string; details: unknown; changes: unknown }>`
    select event, private->'changes' as changes, private->'details' as details from audit_lines
    where event like 'product-version-%' and actor_id = ${publisher.id} order by id`.execute(kysely)
  return rows
}
