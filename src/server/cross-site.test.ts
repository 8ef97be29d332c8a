import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { fetch } from '#testing/loopback-fetch.ts'
import { isUnsafe, operationsOf, type Operation, type SiteName } from '#testing/operations.ts'
import { foundDistributor } from '#testing/people.ts'
import { enterSchoolAs } from '#testing/school-people.ts'
import { tableDigests } from '#testing/table-digests.ts'

const office = await openBackOffice()
after(office.close)

const technician = await appoint(office, 'administrateur', null)
const owner = await appoint(office, 'technicien', await foundDistributor(office))
const school = await furnishSchool(office, owner)
const member = await enterSchoolAs(office, school.administratorId)
const operations = await operationsOf(office)
const digests = () =>
  tableDigests(
    office.house.database,
    /^(sessions$|outgoing_mails$|password_verifiers$|tries$|audit_)/,
  )

const urls: Readonly<Record<SiteName, string>> = {
  portal: office.portalUrl,
  admin: office.adminUrl,
  school: office.schoolUrl,
  agents: office.agentsUrl,
}
const cookies: Readonly<Record<SiteName, ReadonlyMap<string, string>>> = {
  portal: technician.browser.cookies,
  admin: member.cookies,
  school: new Map(),
  agents: new Map(),
}
const json = { 'content-type': 'application/json' }

/** What a page of another site can have a browser send, with the cookies of whoever reads it. */
const ways: readonly ((own: string) => Readonly<Record<string, string>>)[] = [
  () => json,
  () => ({ ...json, origin: 'null' }),
  () => ({ ...json, origin: 'https://ailleurs.test' }),
  (own) => ({ ...json, origin: `${own}.ailleurs.test` }),
  (own) => ({ origin: own, 'content-type': 'text/plain' }),
  (own) => ({ origin: own, 'content-type': 'application/x-www-form-urlencoded' }),
  (own) => ({ origin: own, 'content-type': 'multipart/form-data; boundary=x' }),
]

test('no change of any site can be asked from elsewhere, nor by a form, whoever is signed in', async (t) => {
  const before = await digests()
  const changes = operations.filter((one) => one.site !== 'agents' && isUnsafe(one))
  for (const operation of changes)
    for (const way of ways) {
      const { status, code, where } = await send(operation, way(urls[operation.site]))
      assert([403, 415].includes(status), where)
      assert(code === 'cross-site' || code === 'not-json', where)
    }
  assert.deepEqual(await digests(), before)
  t.diagnostic(`proof: requests from elsewhere ${changes.length * ways.length}, let through 0`)
})

test('the answer of every endpoint bears the protecting headers, to a stranger too', async (t) => {
  for (const operation of operations) {
    const { headers, status, where } = await send(operation, json, new Map())
    assert(status < 500, where)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/, where)
    assert(!policy.includes('unsafe'), where)
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{8}/, where)
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', where)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', where)
    assert.equal(headers.get('referrer-policy'), 'no-referrer', where)
    assert.equal(headers.get('access-control-allow-origin'), null, where)
  }
  t.diagnostic(`proof: endpoints ${operations.length}, without one of the headers 0`)
})

async function send(
  { site, method, route, key }: Operation,
  headers: Readonly<Record<string, string>>,
  carried = cookies[site],
) {
  const cookie = [...carried].map(([name, value]) => `${name}=${value}`).join('; ')
  const path = route.replaceAll(/:\w+/g, school.ids.clientId)
  const answer = await fetch(new URL(path, urls[site]), {
    method,
    headers: { ...headers, cookie },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  const content = await answer.text()
  const code = /"code":"([\w-]+)"/.exec(content)?.[1]
  const where = `${site} ${key} ${JSON.stringify(headers)}: ${answer.status} ${code}`
  return { status: answer.status, headers: answer.headers, code, where }
}
