import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { agentApi } from '#contracts/agent-api.ts'
import { portalApi } from '#contracts/sites.ts'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { ask, type Asked } from '#testing/ask.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { operationsOf, type Operation } from '#testing/operations.ts'
import { foundDistributor } from '#testing/people.ts'
import { validRequest } from '#testing/valid-request.ts'
import type { Route } from './http/bind-routes.ts'
import { openSite } from './http/open-site.ts'
import { agentService, portal } from './sites.ts'

/** Written by hand, and not from what the routes declare: a wrong declaration must show. */
const whoMay: Readonly<Record<string, WhoMay>> = {
  'POST /api/session': 'anyone',
  'GET /api/session': 'staff',
  'DELETE /api/session': 'staff',
  'PUT /api/session/password': 'staff',
  'POST /api/password-links': 'anyone',
  'POST /api/password-links/reading': 'anyone',
  'POST /api/password-links/use': 'anyone',
  'GET /api/clients': 'staff',
  'POST /api/clients': 'staff of that client',
  'GET /api/clients/:clientId': 'staff of that client',
  'PUT /api/clients/:clientId': 'staff of that client',
  'POST /api/clients/:clientId/contacts': 'staff of that client',
  'PUT /api/clients/:clientId/contacts/:contactId': 'staff of that client',
  'DELETE /api/clients/:clientId/contacts/:contactId': 'staff of that client',
  'POST /api/clients/:clientId/observations': 'staff of that client',
  'GET /api/clients/:clientId/history': 'staff of that client',
  'GET /api/clients/:clientId/licences': 'staff of that client',
  'PUT /api/clients/:clientId/contract': 'staff of that client',
  'PUT /api/clients/:clientId/renewal': 'staff of that client',
  'POST /api/clients/:clientId/licences': 'staff of that client',
  'POST /api/clients/:clientId/licences/:licenceId/replacement': 'staff of that client',
  'POST /api/clients/:clientId/licences/:licenceId/revocation': 'staff of that client',
  'GET /api/clients/:clientId/licences/:licenceId/file': 'staff of that client',
  'GET /api/next-week': 'staff',
  'POST /api/bulk-issues/dry-run': 'staff',
  'POST /api/bulk-issues': 'staff',
  'GET /api/bulk-issues/:bulkIssueId': 'staff of that client',
  'POST /api/licence-diagnoses': 'staff',
  'POST /api/daily-password/reveals': 'staff of that client',
  'POST /api/clients/:clientId/daily-password-reveals': 'staff of that client',
  'GET /api/clients/:clientId/maintenance': 'staff of that client',
  'GET /api/keys': 'administrator',
  'POST /api/clients/:clientId/enrolment-codes': 'staff of that client',
  'DELETE /api/clients/:clientId/agents/:agentId': 'staff of that client',
  'GET /api/distributors': 'staff',
  'POST /api/distributors': 'administrator',
  'PUT /api/distributors/:distributorId': 'administrator',
  'GET /api/staff': 'administrator',
  'POST /api/staff': 'administrator',
  'PUT /api/staff/:staffId': 'administrator',
  'POST /api/staff/:staffId/invitation': 'administrator',
  'POST /api/staff/:staffId/disabling': 'administrator',
  'DELETE /api/staff/:staffId/disabling': 'administrator',
  'GET /api/audit': 'administrator',
  'GET /api/audit/integrity': 'administrator',
  'POST /agent/enrolment': 'anyone',
  'GET /agent/status': 'agent',
  'GET /agent/licences': 'agent',
  'POST /agent/licences/:licenceId/receipt': 'agent of that school',
  'POST /agent/maintenance-events': 'agent',
}
type WhoMay =
  | 'anyone'
  | 'staff'
  | 'staff of that client'
  | 'administrator'
  | 'agent'
  | 'agent of that school'

const office = await openBackOffice()
after(office.close)

const here = await foundDistributor(office)
const elsewhere = await foundDistributor(office)
const technician = await appoint(office, 'technicien', here)
const otherTechnician = await appoint(office, 'technicien', elsewhere)
const administrator = await appoint(office, 'administrateur', null)
const disabled = await appoint(office, 'technicien', here)
await office.work(system, (work) => disableStaff(work, disabled.actor.id))
const school = await furnishSchool(office, technician)
const otherSchool = await furnishSchool(office, otherTechnician)
const operations = await operationsOf(office)

/** Who comes, and what is expected: nothing where the table lets them in. */
const principals: readonly Principal[] = [
  { name: 'anonymous', may: ['anyone'] },
  { name: 'a disabled technician', staffId: disabled.actor.id, may: ['anyone'] },
  {
    name: 'a technician',
    staffId: technician.actor.id,
    may: ['anyone', 'staff', 'staff of that client'],
  },
  {
    name: 'a technician of another distributor',
    staffId: otherTechnician.actor.id,
    may: ['anyone', 'staff'],
  },
  {
    name: 'an administrator',
    staffId: administrator.actor.id,
    may: ['anyone', 'staff', 'staff of that client', 'administrator'],
  },
  { name: 'the school’s agent', agent: 'own', may: ['anyone', 'agent', 'agent of that school'] },
  { name: 'another school’s agent', agent: 'other', may: ['anyone', 'agent'] },
]
type Principal = {
  readonly name: string
  readonly staffId?: string
  readonly agent?: 'own' | 'other'
  readonly may: readonly WhoMay[]
}

test('each endpoint that is on air stands in the table of who may, and each contract is on air', () => {
  const onAir = operations.map(({ key }) => key).sort()
  assert.deepEqual(onAir, Object.keys(whoMay).sort())
  assert.deepEqual(onAir, Object.keys({ ...portalApi, ...agentApi }).sort())
})

for (const principal of principals)
  test(`${principal.name} may do what the table says, and nothing else`, async (t) => {
    for (const operation of operations) {
      const who = whoMay[operation.key]
      assert(who, operation.key)
      const letIn = principal.may.includes(who)
      const { status, code } = await come(principal, operation, letIn ? who : undefined)
      const where = `${principal.name} on ${operation.key}: ${status} ${code}`
      if (letIn) assert(!notLetIn.has(code), where)
      else assert.equal(code, refusalOf(principal, operation, who), where)
    }
    t.diagnostic(`${operations.length} endpoints`)
  })

test('a route that declares no permission, or one that does not exist, stops the boot', async () => {
  const config = office.house.config
  for (const site of [portal(config), agentService(config)])
    for (const permission of [undefined, 'clients:everything']) {
      const hole = {
        key: 'GET /api/hole',
        endpoint: { summary: 'Une porte oubliée', permission, refusals: [] },
        handler: () => Promise.resolve(),
      } as unknown as Route
      await assert.rejects(
        openSite(office.house, { ...site, routes: [...site.routes, hole] }),
        /GET \/api\/hole declares no permission/,
      )
    }
})

test('a new endpoint for which no valid request can be made fails these tests, and says which field', () => {
  const [operation] = operations
  assert(operation)
  const body = z.object({ nested: z.object({ impossible: z.string().regex(/^§{9}$/) }) })
  const { summary, permission, refusals } = operation.endpoint
  const endpoint = { summary, permission, refusals, body }
  assert.throws(
    () => validRequest({ ...operation, endpoint }, {}, 1),
    /no valid value for « impossible »/,
  )
})

/** Answers of somebody who was not let in, or whose request says nothing about rights. */
const notLetIn: ReadonlySet<string> = new Set([
  'not-signed-in',
  'not-allowed',
  'agent-refused',
  'not-found',
  'input-refused',
  'unexpected',
])

function refusalOf({ agent, may }: Principal, { site }: Operation, who: WhoMay): string {
  if (site === 'agents')
    return who === 'agent of that school' && agent !== undefined ? 'not-found' : 'agent-refused'
  if (!may.includes('staff')) return 'not-signed-in'
  return who === 'administrator' ? 'not-allowed' : 'not-found'
}

let number = 100

/** A valid request; on new things for whoever is let in and may change them. */
async function come(
  principal: Principal,
  operation: Operation,
  letInAs: WhoMay | undefined,
): Promise<Asked> {
  number += 1
  const changesSchool = letInAs === 'staff of that client' || letInAs === 'agent of that school'
  const { ids, credential } = changesSchool ? await furnishSchool(office, technician) : school
  const changesStaff = letInAs === 'administrator'
  const { actor } = changesStaff ? await appoint(office, 'technicien', here) : technician
  const known = { ...ids, staffId: actor.id, distributorId: here }
  const { staffId, agent } = principal
  return ask(office, operation, validRequest(operation, known, number), {
    ...(staffId === undefined ? {} : { browser: await enterAs(office, staffId) }),
    ...(agent === undefined
      ? {}
      : { credential: agent === 'own' ? credential : otherSchool.credential }),
  })
}
