import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { createPasswordLink } from '#domain/sign-in/password-links.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { ask } from '#testing/ask.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import type { Browser } from '#testing/browser.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { isUnsafe, operationsOf } from '#testing/operations.ts'
import { foundDistributor, goodPassword, hire, openSchool } from '#testing/people.ts'
import { validRequest, type KnownValues } from '#testing/valid-request.ts'
import { portalOf } from './routes/places.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database

const distributor = await foundDistributor(office)
const technician = await hire(office, 'technicien', distributor)
const administrator = await hire(office, 'administrateur', null)
const operations = await operationsOf(office)
let number = 500

/** Asked by POST for what they say stands in no address; they change nothing. */
const readings = new Set([
  'POST /api/password-links/reading',
  'POST /api/bulk-issues/dry-run',
  'POST /api/licence-diagnoses',
])

for (const operation of operations.filter(isUnsafe))
  test(`${operation.key} leaves its line in the transaction of the change`, async () => {
    const outcomes = []
    for (const prepare of [bare, furnished, awaiting]) {
      const { known, browser, credential } = await prepare()
      const before = await writers()
      number += 1
      const request = validRequest(operation, known, number)
      const { code } = await ask(office, operation, request, { browser, credential })
      await settled(before)
      const changed = fresh(before, await writers())
      // Every transaction that wrote something wrote its line too.
      assert.deepEqual(
        changed.others.filter((writer) => !changed.audit.includes(writer)),
        [],
        `${operation.key}: a change without its line`,
      )
      outcomes.push({ code, lines: changed.audit.length })
      if (code === 'done' && changed.audit.length > 0) break
    }
    const done = outcomes.filter(({ code }) => code === 'done')
    assert(done.length > 0, `${operation.key}: never accepted: ${JSON.stringify(outcomes)}`)
    if (!readings.has(operation.key))
      assert(
        done.some(({ lines }) => lines > 0),
        operation.key,
      )
  })

type Prepared = { known: KnownValues; browser: Browser; credential: string }

/** A client with a contract and nothing else, a member who is disabled, a mail that is nobody's. */
async function bare(): Promise<Prepared> {
  const { id: clientId } = await openSchool(office, technician)
  const { actor } = await appoint(office, 'technicien', distributor)
  await office.work(system, (work) => disableStaff(work, actor.id))
  const choices = { on: false, filter: {}, week: 'current', code: 'L-07' }
  const known = { ...(await doorValues()), ...choices, clientId, staffId: actor.id }
  return { known, browser: await asAdministrator(), credential: 'un-identifiant-de-personne' }
}

/** A client with one of everything, a member who is active, a mail that is somebody's. */
async function furnished(): Promise<Prepared> {
  const { ids, code, credential } = await furnishSchool(office, technician)
  const { actor } = await appoint(office, 'technicien', distributor)
  const { mail } = technician
  const known = { ...(await doorValues()), ...ids, code, mail, staffId: actor.id }
  return { known, browser: await asAdministrator(), credential }
}

/** A member who has not followed the invitation yet. */
async function awaiting(): Promise<Prepared> {
  number += 1
  const invited = {
    mail: `attendue${number}@exemple.test`,
    name: 'Personne attendue',
    role: 'administrateur',
    distributorId: null,
  } as const
  const { member } = await office.work(system, (work) =>
    inviteStaff(work, portalOf(office.house), invited),
  )
  return { ...(await bare()), known: { ...(await doorValues()), staffId: member.id } }
}

const asAdministrator = () => enterAs(office, administrator.actor.id)

async function doorValues(): Promise<KnownValues> {
  const { link } = await office.work(system, (work) =>
    createPasswordLink(work, portalOf(office.house), technician.actor.id, 'forgotten-password'),
  )
  const token = new URL(link).hash.slice(1)
  const [password, current, next] = [goodPassword, goodPassword, goodPassword]
  return { distributorId: distributor, token, password, current, next }
}

type Writers = { readonly audit: ReadonlySet<string>; readonly others: ReadonlySet<string> }

/** The transactions that wrote the rows as they stand; of tables that say what happened, not who passed by or what was computed. */
async function writers(): Promise<Writers> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
    and tablename not in ('audit_lines', 'audit_waiting', 'audit_seals', 'tries', 'agents',
      'bulk_issue_clients', 'password_scopes', 'password_verifiers')`.execute(kysely)
  const { rows } = await sql<{ audit: boolean; writer: string }>`
    select true as audit, xmin::text as writer from audit_lines union
    ${sql.join(
      tables.map(({ name }) => sql`select false, xmin::text from ${sql.table(name)}`),
      sql` union `,
    )}`.execute(kysely)
  const of = (audit: boolean) =>
    new Set(rows.filter((row) => row.audit === audit).map(({ writer }) => writer))
  return { audit: of(true), others: of(false) }
}

function fresh(before: Writers, now: Writers) {
  return {
    audit: [...now.audit.difference(before.audit)],
    others: [...now.others.difference(before.others)],
  }
}

/** A forgotten password is seen to behind the answer. */
async function settled(before: Writers): Promise<void> {
  for (let attempts = 0; attempts < 5; attempts += 1) {
    if (fresh(before, await writers()).audit.length > 0) return
    await delay(10)
  }
}
