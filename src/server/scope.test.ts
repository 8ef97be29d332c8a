import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { ask, type Asked } from '#testing/ask.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { openAdminBrowser } from '#testing/browser.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { isUnsafe, operationsOf, type Operation } from '#testing/operations.ts'
import { foundDistributor } from '#testing/people.ts'
import { enterSchoolAs } from '#testing/school-people.ts'
import { tableDigests } from '#testing/table-digests.ts'
import { validRequest, type KnownValues } from '#testing/valid-request.ts'
import { adminSite } from './sites.ts'

const office = await openBackOffice()
after(office.close)

const here = await foundDistributor(office, 'Distributeur Énigmatique')
const technician = await appoint(office, 'technicien', here)
const school = await furnishSchool(office, technician)
const elsewhere = await foundDistributor(office)
const stranger = await appoint(office, 'technicien', elsewhere)
const otherSchool = await furnishSchool(office, stranger)
const operations = await operationsOf(office)

/** Every identifier of this school, by the name that a path, a query or a body gives it. */
const { ogec: _onItsDoor, ...schoolIds } = school.ids
const ids: Readonly<Record<string, string>> = {
  ...schoolIds,
  staffId: technician.actor.id,
  distributorId: here,
  distributor: here,
}
const words = { search: 'Énigme' }
const traits = [...school.traits, technician.actor.id, technician.mail, here, 'Énigmatique']

/** Sessions, throttles, the audit log, mails on their way, what a machine says of itself and how one likes one's list may move; nothing else. */
const mayMove =
  /^(audit_|sessions$|tries$|maintenance_events$|password_verifiers$|online_checks$|agent_journals$|outgoing_mails$|supervision_lines$|saved_views$|list_columns$)/

type Ask = (operation: Operation, known: KnownValues) => Promise<Asked>

test('a technician of another distributor: each endpoint answers this client’s identifiers exactly as unknown ones, tells and changes nothing', async (t) => {
  // Not the stranger: who ends sessions of his own would end the supervision that runs over there.
  const another = await appoint(office, 'technicien', elsewhere)
  for (const operation of operations) await assertNothingTold(operation, askAs(another.actor.id))
  t.diagnostic(`proof: endpoints that tell or change another’s 0 of ${operations.length}`)
})

test('a stranger without an account: the same', async () => {
  for (const operation of operations) await assertNothingTold(operation, askAs(undefined))
})

test('the agent of another school: the same', async () => {
  for (const operation of operations)
    await assertNothingTold(operation, askAs(undefined, otherSchool.credential))
})

test('an administrator of another school, and the support in its name: the same for what they name', async () => {
  const admin = await enterSchoolAs(office, otherSchool.administratorId)
  const support = openAdminBrowser(office.adminUrl)
  const { supervision } = adminSite(office.house.config).cookies
  support.cookies.set(supervision, otherSchool.supervisionToken)
  await support.call('PUT /api/supervision/mode', { body: { mode: 'modification' } })
  const named = operations.filter(({ site, route }) => site === 'admin' && /:\w+Id/.test(route))
  assert(named.length >= 9)
  for (const browser of [admin, support])
    for (const operation of named)
      await assertNothingTold(operation, async (asked, known) =>
        ask(office, asked, validRequest(asked, known, 1), { admin: browser }),
      )
})

test('what an administrator of a school reads names nobody of another', async () => {
  const admin = await enterSchoolAs(office, otherSchool.administratorId)
  for (const operation of operations.filter((row) => row.site === 'admin' && !isUnsafe(row))) {
    const { text } = await ask(office, operation, validRequest(operation, ids, 1), { admin })
    assert.deepEqual(
      traits.filter((trait) => text.includes(trait)),
      [],
      operation.key,
    )
  }
})

test('a contact, a licence or an agent of another client is not reached through a client of one’s own', async () => {
  const mixed = { ...ids, clientId: otherSchool.ids.clientId }
  const nested = operations.filter(({ route }) => route.split(':').length > 2)
  assert(nested.length >= 4)
  for (const operation of nested) await assertSame(operation, askAs(stranger.actor.id), mixed)
})

test('what a technician tries on a client of another distributor is recorded, with the client tried', async () => {
  const ofAClient = operations.filter(({ route }) => route.includes('/:clientId'))
  assert(ofAClient.length >= 12)
  for (const operation of ofAClient) {
    const before = await refusedLines()
    await askAs(stranger.actor.id)(operation, ids)
    const [line, ...others] = (await refusedLines()).slice(before.length)
    assert.deepEqual(others, [], operation.key)
    assert.equal(line?.client, school.ids.clientId, operation.key)
    assert.equal(line.actor, stranger.actor.id)
    assert.deepEqual(line.private.details, { route: operation.key })
  }
})

test('a technician who names another distributor, or moves a client to it, is refused and recorded', async () => {
  const { clientId } = otherSchool.ids
  for (const key of ['POST /api/clients', 'PUT /api/clients/:clientId']) {
    const operation = operations.find((row) => row.key === key)
    assert(operation)
    const before = await refusedLines()
    const { status } = await askAs(stranger.actor.id)(operation, { clientId, distributorId: here })
    assert([403, 404].includes(status), `${key}: ${status}`)
    const [line] = (await refusedLines()).slice(before.length)
    assert(line, key)
    assert.equal(line.client, key.startsWith('PUT') ? clientId : null)
  }
})

test('another distributor’s technicians are not named in a client’s history by what they tried', async () => {
  const { clientId } = school.ids
  const history = await technician.browser.call('GET /api/clients/:clientId/history', {
    params: { clientId },
  })
  assert(history.lines.length > 3)
  assert(!JSON.stringify(history).includes(stranger.actor.name))
})

test('a technician moved to another distributor reaches its clients, and no longer those of before, at the next request', async () => {
  const moved = await appoint(office, 'technicien', here)
  const administrator = await appoint(office, 'administrateur', null)
  const { clientId } = school.ids
  const read = () => moved.browser.fetch(`/api/clients/${clientId}`)
  assert.equal((await read()).status, 200)
  await administrator.browser.call('PUT /api/staff/:staffId', {
    params: { staffId: moved.actor.id },
    body: { name: moved.actor.name, role: 'technicien', distributorId: elsewhere },
  })
  assert.equal((await read()).status, 404)
  const { rows } = await moved.browser.call('GET /api/clients', { query: {} })
  assert.deepEqual(
    rows.map(({ id }) => id),
    [otherSchool.ids.clientId],
  )
})

/** The same status and body as for identifiers of nothing; no trait of the school; nothing moved. */
async function assertNothingTold(operation: Operation, ask: Ask): Promise<void> {
  const before = await tableDigests(office.house.database, mayMove)
  const answer = await assertSame(operation, ask, { ...ids, ...words })
  const told = traits.filter((trait) => `${answer.headers}\n${answer.text}`.includes(trait))
  assert.deepEqual(told, [], `${operation.key} tells`)
  assert.deepEqual(await tableDigests(office.house.database, mayMove), before, operation.key)
}

async function assertSame(operation: Operation, ask: Ask, known: KnownValues): Promise<Asked> {
  const answer = await ask(operation, known)
  const ofNothing = Object.fromEntries(
    Object.keys(known).map((name) => [name, name in words ? known[name] : randomUUID()]),
  )
  const own = known['clientId'] === ids['clientId'] ? {} : { clientId: known['clientId'] }
  const unknown = await ask(operation, { ...ofNothing, ...own })
  assert(answer.status < 500, `${operation.key}: ${answer.text}`)
  const parts = compared[operation.key] ?? wholeAnswer
  for (const part of parts)
    assert.equal(plain(answer[part]), plain(unknown[part]), `${operation.key}: ${part}`)
  return answer
}

const wholeAnswer = ['status', 'type', 'text'] as const
type Part = (typeof wholeAnswer)[number]

/** What of the two answers must be the same, where not all of it can be. */
const compared: Readonly<Partial<Record<string, readonly Part[]>>> = {
  // Tells of the session that asks, and each of these is another.
  'GET /api/session/sessions': ['status', 'type'],
  // Takes no identifier; the name that the first gave to a view of one's own is taken for the second.
  'POST /api/saved-views': [],
}

/** Without the secrets that are drawn anew for each answer. */
function plain(part: string | number | null): string {
  return String(part).replaceAll(/[\w-]{43}/g, '…')
}

/** Asks in a session of its own each time, for some endpoints end it. */
function askAs(staffId: string | undefined, credential?: string): Ask {
  return async (operation, known) =>
    ask(office, operation, validRequest(operation, known, 1), {
      ...(staffId === undefined ? {} : { browser: await enterAs(office, staffId) }),
      ...(credential === undefined ? {} : { credential }),
    })
}

async function refusedLines() {
  const { rows } = await sql<{
    client: string | null
    actor: string
    private: { details: object }
  }>`
    select client_id as client, actor_id as actor, private from audit_lines
    where event = 'refused' order by id`.execute(office.house.database.kysely)
  return rows
}
