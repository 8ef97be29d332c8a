import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { agentApi } from '#contracts/agent-api.ts'
import type { SupervisionRule } from '#contracts/endpoint.ts'
import type { SchoolRight, SupervisionMode } from '#contracts/permissions.ts'
import { adminApi, portalApi, schoolApi } from '#contracts/sites.ts'
import { addProductVersion } from '#domain/product-versions/change-product-versions.ts'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { ask, type Asked, type Asker } from '#testing/ask.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openAdminBrowser } from '#testing/browser.ts'
import { furnishSchool, type FurnishedSchool } from '#testing/furnish-school.ts'
import { inventedVersion } from '#testing/invented-version.ts'
import { isUnsafe, operationsOf, type Operation, type SiteName } from '#testing/operations.ts'
import { foundDistributor, type Person } from '#testing/people.ts'
import { enterSchoolAs } from '#testing/school-people.ts'
import { validRequest } from '#testing/valid-request.ts'
import { underSupervision, whoMay, type WhoMay } from '#testing/who-may.ts'
import type { Route } from './http/bind-routes.ts'
import { openSite } from './http/open-site.ts'
import { adminSite, sitesOf } from './sites.ts'

const office = await openBackOffice()
after(office.close)

const here = await foundDistributor(office)
const elsewhere = await foundDistributor(office)
const technician = await appoint(office, 'technicien', here)
/** Who ends other sessions of his own: not whoever supervises here, whose supervision would end with them. */
const endsOtherSessions = 'DELETE /api/session/sessions'
const colleague = await appoint(office, 'technicien', here)
const otherTechnician = await appoint(office, 'technicien', elsewhere)
const administrator = await appoint(office, 'administrateur', null)
const disabled = await appoint(office, 'technicien', here)
await office.work(system, (work) => disableStaff(work, disabled.actor.id))
const school = await furnishSchool(office, technician)
const otherSchool = await furnishSchool(office, otherTechnician)
const operations = await operationsOf(office)

const rights = ['presentation right', 'contact right', 'modules right'] as const
const inSchool = ['anyone', 'school'] as const
const ofSchools = [...inSchool, ...rights, 'school administrator'] as const

/** Who comes, and what is expected: nothing where the table lets them in. */
const principals: readonly Principal[] = [
  { name: 'anonymous', may: ['anyone'], come: async () => ({}) },
  { name: 'a disabled technician', may: ['anyone'], come: () => staff(disabled) },
  {
    name: 'a technician',
    may: ['anyone', 'staff', 'staff of that client'],
    come: (_school, _mode, key) => staff(key === endsOtherSessions ? colleague : technician),
  },
  {
    name: 'a technician of another distributor',
    may: ['anyone', 'staff'],
    come: () => staff(otherTechnician),
  },
  {
    name: 'an administrator',
    may: ['anyone', 'staff', 'staff of that client', 'administrator'],
    come: () => staff(administrator),
  },
  {
    name: 'the school’s agent',
    may: ['anyone', 'agent', 'agent of that school'],
    come: async ({ credential }) => ({ credential }),
  },
  {
    name: 'another school’s agent',
    may: ['anyone', 'agent'],
    come: async () => ({ credential: otherSchool.credential }),
  },
  {
    name: 'the school’s administrator',
    may: [...ofSchools, 'alerts of that school', 'administrator of that school'],
    come: ({ administratorId }) => person(administratorId),
  },
  {
    name: 'another school’s administrator',
    may: ofSchools,
    come: () => person(otherSchool.administratorId),
  },
  {
    name: 'a member of the school without rights',
    may: inSchool,
    come: ({ ids }) => person(ids.accountId),
  },
  {
    name: 'a member of the school who publishes modules',
    may: [...inSchool, 'modules right'],
    come: async ({ ids }) => {
      await giveRight(ids.accountId, 'modules')
      return person(ids.accountId)
    },
  },
  {
    name: 'a member of the school who chooses alerts',
    may: [...inSchool, 'alerts of that school'],
    come: async ({ ids }) => {
      await giveRight(ids.accountId, 'alerts')
      return person(ids.accountId)
    },
  },
  { name: 'the support in consultation', may: [], supervision: 'consultation', come: support },
  { name: 'the support in modification', may: [], supervision: 'modification', come: support },
]
type Principal = {
  readonly name: string
  readonly may: readonly WhoMay[]
  /** On the admin site, instead of what the table of people says. */
  readonly supervision?: SupervisionMode
  readonly come: (school: FurnishedSchool, mode?: SupervisionMode, key?: string) => Promise<Asker>
}

test('each endpoint that is on air stands in the table of who may, and each contract is on air', () => {
  const contracts = { portal: portalApi, admin: adminApi, school: schoolApi, agents: agentApi }
  for (const site of ['portal', 'admin', 'school', 'agents'] as const) {
    const onAir = operations.filter((row) => row.site === site).map(({ key }) => key)
    assert.deepEqual(onAir.toSorted(), Object.keys(whoMay[site]).sort())
    assert.deepEqual(onAir.toSorted(), Object.keys(contracts[site]).sort())
  }
  assert.deepEqual(Object.keys(underSupervision).sort(), Object.keys(adminApi).sort())
})

for (const principal of principals)
  test(`${principal.name} may do what the table says, and nothing else`, async (t) => {
    for (const operation of operations) {
      const expected = expectedOf(principal, operation)
      const { status, code } = await come(principal, operation, expected)
      const where = `${principal.name} on ${operation.site} ${operation.key}: ${status} ${code}`
      if ('letInAs' in expected) assert(!notLetIn.has(code), where)
      else assert.equal(code, expected.refusal, where)
    }
    t.diagnostic(`proof: cases ${operations.length}, unexpected successes 0`)
  })

test('a route that declares no permission, or one that does not exist, stops the boot', async () => {
  const config = office.house.config
  for (const site of sitesOf(config))
    for (const permission of [undefined, 'clients:everything']) {
      const hole = {
        key: 'GET /api/hole',
        endpoint: { summary: 'Une porte oubliée', permission, supervision: 'deny', refusals: [] },
        handler: () => Promise.resolve(),
      } as unknown as Route
      await assert.rejects(
        openSite(office.house, { ...site, routes: [...site.routes, hole] }),
        /GET \/api\/hole declares no permission/,
      )
    }
})

test('a route of the admin site that does not say what supervision may do stops the boot', async () => {
  const site = adminSite(office.house.config)
  const hole = {
    key: 'GET /api/hole',
    endpoint: { summary: 'Une porte oubliée', permission: 'school:read', refusals: [] },
    handler: () => Promise.resolve(),
  } as unknown as Route
  await assert.rejects(
    openSite(office.house, { ...site, routes: [...site.routes, hole] }),
    /GET \/api\/hole does not say what supervision may do/,
  )
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

type Expected = { readonly letInAs: WhoMay } | { readonly refusal: string }

function expectedOf(principal: Principal, { site, key }: Operation): Expected {
  const who = whoMay[site][key]
  assert(who, `${site} ${key}`)
  if (principal.supervision !== undefined && site === 'admin')
    return underRule(underSupervision[key], principal.supervision)
  if (principal.may.includes(who) || who === 'anyone') return { letInAs: who }
  return { refusal: refusalOf(principal, site, who) }
}

function underRule(rule: SupervisionRule | undefined, mode: SupervisionMode): Expected {
  if (rule === 'read' || (rule === 'modify' && mode === 'modification'))
    return { letInAs: 'alerts of that school' }
  return { refusal: rule === 'modify' ? 'supervision-only-reads' : 'denied-in-supervision' }
}

function refusalOf({ may }: Principal, site: SiteName, who: WhoMay): string {
  if (site === 'agents')
    return who === 'agent of that school' && may.includes('agent') ? 'not-found' : 'agent-refused'
  if (site === 'admin') {
    if (!may.includes('school')) return 'not-signed-in'
    if (who === 'own thing') return 'not-found'
    const isAnother = may.includes('school administrator') && who !== 'nobody'
    return isAnother ? 'not-found' : 'not-allowed'
  }
  if (!may.includes('staff')) return 'not-signed-in'
  return who === 'administrator' ? 'not-allowed' : 'not-found'
}

let number = 100

/** A valid request; on new things for whoever is let in and may change them. */
async function come(
  principal: Principal,
  operation: Operation,
  expected: Expected,
): Promise<Asked> {
  number += 1
  const letInAs = 'letInAs' in expected ? expected.letInAs : undefined
  const changes = letInAs?.includes('of that') === true && isUnsafe(operation)
  const reached = changes ? await furnishSchool(office, technician) : school
  const { actor } =
    letInAs === 'administrator' ? await appoint(office, 'technicien', here) : technician
  // The portal manages administrators only.
  const accountId = operation.site === 'portal' ? reached.administratorId : reached.ids.accountId
  const known = {
    ...reached.ids,
    ...reached.held,
    accountId,
    staffId: actor.id,
    distributorId: here,
    ...(operation.route.includes(':versionId') ? { versionId: await listedVersion() } : {}),
  }
  const asker = await principal.come(reached, principal.supervision, operation.key)
  return ask(office, operation, validRequest(operation, known, number), asker)
}

/** A new one each time: who may remove it does. */
async function listedVersion(): Promise<string> {
  const { id } = await office.work(administrator.actor, (work) =>
    addProductVersion(work, inventedVersion(`0.${number}`)),
  )
  return id
}

async function staff({ actor }: Person): Promise<Asker> {
  return { browser: await enterAs(office, actor.id) }
}

async function person(accountId: string): Promise<Asker> {
  return { admin: await enterSchoolAs(office, accountId) }
}

/** With the supervision that runs, in a browser where nobody of the school is. */
async function support({ supervisionToken }: FurnishedSchool, mode?: SupervisionMode) {
  const admin = openAdminBrowser(office.adminUrl)
  admin.cookies.set(adminSite(office.house.config).cookies.supervision, supervisionToken)
  await admin.call('PUT /api/supervision/mode', { body: { mode: mode ?? 'consultation' } })
  return { admin }
}

async function giveRight(accountId: string, right: SchoolRight): Promise<void> {
  await sql`update accounts set rights = ${[right]} where id = ${accountId}`.execute(
    office.house.database.kysely,
  )
}
