import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { placeBulkOrder } from '#domain/bulk-orders/place-bulk-order.ts'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { receiveCheckAnswer } from '#domain/online-service/check-service.ts'
import { addProductVersion } from '#domain/product-versions/change-product-versions.ts'
import { createSavedView } from '#domain/saved-views/saved-views.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { createPasswordLink } from '#domain/sign-in/password-links.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { ask, type Asker } from '#testing/ask.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openAuthenticator } from '#testing/authenticator.ts'
import { openAdminBrowser, openBrowser } from '#testing/browser.ts'
import { furnishSchool } from '#testing/furnish-school.ts'
import { furnished as furnishedKeys } from '#testing/furnish-transfer.ts'
import { inventedVersion } from '#testing/invented-version.ts'
import { lastMailTo, tokenIn } from '#testing/mails.ts'
import { isUnsafe, operationsOf, type Operation, type SiteName } from '#testing/operations.ts'
import { foundDistributor, goodPassword, hire, openSchool } from '#testing/people.ts'
import { enrolMember, enterSchoolAs, openOnlineSchool } from '#testing/school-people.ts'
import {
  addApp,
  addKey,
  atDoor,
  codeOf,
  firstStep,
  type DoorBrowser,
} from '#testing/second-factor.ts'
import { approvedCode } from '#testing/supervise.ts'
import { validRequest, type KnownValues } from '#testing/valid-request.ts'
import { fulfilOrders } from './keep-house.ts'
import { adminSiteOf, portalOf } from './routes/places.ts'
import { adminSite } from './sites.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database

const distributor = await foundDistributor(office)
const technician = await hire(office, 'technicien', distributor)
const administrator = await hire(office, 'administrateur', null)
const operations = await operationsOf(office)
let number = 500
const minuteMs = 60_000

/** Asked by POST for what they say stands in no address, or for a secret; they change nothing. */
const readings = new Set([
  'POST /api/password-links/reading',
  'POST /api/client-imports/dry-run',
  'POST /api/bulk-orders/dry-run',
  'POST /api/licence-diagnoses',
  'POST /api/supervision-starts',
])

/** What a machine says of itself, in the place of what it had said: no line each time. */
const bookkeeping: Readonly<Record<string, string>> = { 'POST /agent/journal': 'agent_journals' }

/** Opened only once the line of its start is on disk: its session is in a second transaction. */
const opensAfterwards = 'POST /api/supervision-sessions'

/** In a form of its own, and with a register of its own, that the portal shows. */
const hasOwnRegister = 'POST /agent/transfers'

for (const operation of operations.filter(isUnsafe).filter(({ key }) => key !== hasOwnRegister))
  test(`${operation.site} ${operation.key} leaves its line in the transaction of the change`, async () => {
    const outcomes = []
    for (const prepare of inOrder(operation)) {
      const { known, ...asker } = await prepare()
      const before = await writers()
      number += 1
      const request = validRequest(operation, { ...known, ...onlyFor[operation.key] }, number)
      const { code } = await ask(office, operation, request, asker)
      await settled(before)
      const changed = fresh(before, await writers())
      // Every transaction that wrote something wrote its line too.
      const without = changed.others.filter(([writer]) => !changed.audit.includes(writer))
      const tables = without.map(([, table]) => table)
      const opened = operation.key === opensAfterwards && code === 'done' ? ['supervisions'] : []
      const kept = code === 'done' ? (bookkeeping[operation.key] ?? []) : []
      assert.deepEqual(tables, opened.concat(kept), `${operation.key}: a change without its line`)
      outcomes.push({ code, lines: changed.audit.length })
      if (code === 'done' && changed.audit.length > 0) break
    }
    const done = outcomes.filter(({ code }) => code === 'done')
    assert(done.length > 0, `${operation.key}: never accepted: ${JSON.stringify(outcomes)}`)
    if (!readings.has(operation.key) && !(operation.key in bookkeeping))
      assert(
        done.some(({ lines }) => lines > 0),
        operation.key,
      )
  })

type Prepared = Asker & { readonly known: KnownValues }

const factorStates: Readonly<Partial<Record<SiteName, readonly (() => Promise<Prepared>)[]>>> = {
  portal: statesOfFactors(somebodyOfStaff),
  admin: statesOfFactors(somebodyOfSchool),
}

/** States of a school and its people, tried in turn until one in which the request is accepted. */
const preparations: Readonly<Record<SiteName, readonly (() => Promise<Prepared>)[]>> = {
  portal: [
    bare,
    furnished,
    awaiting,
    served,
    refusing,
    asking,
    resettingStaff,
    keepingView,
    keepingVersion,
    havingOrdered,
    ...(factorStates.portal ?? []),
  ],
  admin: [
    inside,
    inviting,
    disabling,
    entering,
    changingMail,
    supervising,
    redeeming,
    resetting,
    ...(factorStates.admin ?? []),
  ],
  school: [],
  agents: [bare, furnished],
}

/** The state that some need stands first: building a school takes longer than asking it something. */
function inOrder({ site, key }: Operation): readonly (() => Promise<Prepared>)[] {
  const [, first] = likely.find(([pattern]) => pattern.test(key)) ?? []
  const all = preparations[site]
  if (key.includes('/session/second-factor/')) return [...(factorStates[site] ?? []), ...all]
  return first !== undefined && all.includes(first) ? [first, ...all] : all
}

const likely: readonly (readonly [pattern: RegExp, prepare: () => Promise<Prepared>])[] = [
  [/second-factor-reset$/, resetting],
  [/supervision\/mode$|^DELETE .*supervision$/, supervising],
  [/supervision-sessions$/, redeeming],
  [/mail-changes\/use$/, changingMail],
  [/consent-requests$|supervision-overrides/, refusing],
  [/supervisionId\/approval$/, asking],
  [/online-checks$/, served],
  [/saved-views\/:viewId$/, keepingView],
  [/product-versions\/:versionId$/, keepingVersion],
  [/undo$/, havingOrdered],
  [
    /online-service|journal|transfer|held|school-administrators|administrator-requests|supervisions/,
    furnished,
  ],
]

/** What a field must be for one endpoint, where another has one of the same name. */
const onlyFor: Record<string, KnownValues> = {
  'PUT /api/school/presentation': { version: null, logo: null },
  'POST /api/client-imports/dry-run': { text: 'Code OGEC;Nom;Ville\n9870001A;École;Brest' },
  'POST /api/client-imports': { text: 'Code OGEC;Nom;Ville\n9870002A;École;Brest' },
  'PUT /api/clients/:clientId/online-service/suspension': { until: '2026-12-24' },
  'POST /api/school/roll-calls': furnishedKeys,
  'POST /api/school/homework': furnishedKeys,
  'POST /api/school/change-requests': furnishedKeys,
}

/** A client with a contract and nothing else, a member who is disabled, a mail that is nobody's. */
async function bare(): Promise<Prepared> {
  const { id: clientId, ogec } = await openSchool(office, technician)
  const { actor } = await appoint(office, 'technicien', distributor)
  await office.work(system, (work) => disableStaff(work, actor.id))
  const choices = { on: false, open: true, filter: {}, week: 'current', code: 'L-07' }
  const known = { ...(await doorValues()), ...choices, clientId, staffId: actor.id }
  onlyFor['POST /api/clients/:clientId/online-service'] = { ogec }
  return { known, browser: await asAdministrator(), credential: 'un-identifiant-de-personne' }
}

/** Somebody with a view of the list. */
async function keepingView(): Promise<Prepared> {
  const { actor, browser } = await appoint(office, 'technicien', distributor)
  const { id } = await office.work(actor, (work) =>
    createSavedView(work, { name: 'À délivrer', query: 'etat=to-issue' }),
  )
  return { known: { viewId: id }, browser }
}

/** A version in the list of products, that no school runs. */
async function keepingVersion(): Promise<Prepared> {
  number += 1
  const { actor, browser } = await appoint(office, 'administrateur', null)
  const { id } = await office.work(actor, (work) =>
    addProductVersion(work, inventedVersion(`0.${number}`)),
  )
  return { known: { versionId: id }, browser }
}

/** Somebody whose order for a whole filter is done. */
async function havingOrdered(): Promise<Prepared> {
  const { actor, browser } = await appoint(office, 'technicien', distributor)
  const { ogec: search } = await openSchool(office, technician)
  const act = { kind: 'renewal', on: false } as const
  const { id } = await office.issuingWork(actor, (work, issuer) =>
    placeBulkOrder(work, issuer, { filter: { search }, act }),
  )
  await fulfilOrders(office.house)
  return { known: { bulkOrderId: id }, browser }
}

/** A client with one of everything, a member who is active, a mail that is somebody's. */
async function furnished(): Promise<Prepared> {
  const { ids, held, administratorId, code, credential } = await furnishSchool(office, technician)
  const { ogec: _, ...named } = ids
  const { actor } = await appoint(office, 'technicien', distributor)
  const { mail } = technician
  const more = { code, mail, staffId: actor.id, accountId: administratorId, open: false }
  const known = { ...(await doorValues()), ...named, ...held, ...more }
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

/** A school whose machine has nothing to do and whose administrator has not followed the link yet. */
async function served(): Promise<Prepared> {
  const { ids } = await furnishSchool(office, technician)
  const { clientId, checkId } = ids
  const machine = { kind: 'agent', id: ids.agentId, clientId } as const
  await office.work(machine, (work) => receiveCheckAnswer(work, checkId, []))
  const { actor } = await enrolMember(office, clientId, 'administrateur-etablissement', [])
  const browser = await asAdministrator()
  return { known: { clientId, accountId: actor.id, open: false }, browser }
}

/** A school that lets nobody in, and an administrator who asks to pass all the same. */
async function refusing(): Promise<Prepared> {
  const { ids, administratorId } = await furnishSchool(office, technician)
  const { clientId } = ids
  const admin = await enterSchoolAs(office, administratorId)
  await admin.call('PUT /api/support-access/consent', { body: { mode: 'never' } })
  const second = await appoint(office, 'administrateur', null)
  const { id: overrideId } = await second.browser.call(
    'POST /api/clients/:clientId/supervision-overrides',
    { params: { clientId }, body: { reason: 'Urgence inventée' } },
  )
  return { known: { clientId, overrideId }, browser: await asAdministrator() }
}

/** A supervision that was asked for in this very session. */
async function asking(): Promise<Prepared> {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const browser = await asAdministrator()
  const { supervisionId } = await browser.call('POST /api/clients/:clientId/supervisions', {
    params: { clientId },
    body: { reason: 'incident', sentence: null, ticket: null },
  })
  return { known: { clientId, supervisionId }, browser }
}

/** An administrator in a school with one of everything. */
async function inside(): Promise<Prepared> {
  const { ids, administratorId } = await furnishSchool(office, technician)
  const [password, current, next] = [goodPassword, goodPassword, goodPassword]
  const known = { ...ids, password, current, next }
  return { known, admin: await enterSchoolAs(office, administratorId) }
}

/** The same, with a member who has not followed the link yet. */
async function inviting(): Promise<Prepared> {
  const prepared = await inside()
  const { actor } = await enrolMember(office, String(prepared.known['clientId']), 'personnel', [])
  return { ...prepared, known: { ...prepared.known, accountId: actor.id } }
}

/** The same, with a member who is disabled. */
async function disabling(): Promise<Prepared> {
  const prepared = await inside()
  await prepared.admin?.call('POST /api/school/accounts/:accountId/disabling', {
    params: { accountId: String(prepared.known['accountId']) },
  })
  return prepared
}

/** At the door, with the right words. */
async function entering(): Promise<Prepared> {
  const { ids } = await furnishSchool(office, technician)
  const mail = `direction.${ids.ogec.toLowerCase()}@exemple.test`
  const { link } = await office.work(system, (work) =>
    createPasswordLink(work, adminSiteOf(office.house), ids.accountId, 'forgotten-password'),
  )
  const token = new URL(link).hash.slice(1)
  return {
    known: { mail, password: goodPassword, token },
    admin: openAdminBrowser(office.adminUrl),
  }
}

/** A new address that waits for whoever reads it. */
async function changingMail(): Promise<Prepared> {
  const prepared = await inside()
  number += 1
  const mail = `nouvelle${number}@exemple.test`
  await prepared.admin?.call('POST /api/session/mail-changes', {
    body: { mail, password: goodPassword },
  })
  return { ...prepared, known: { token: tokenIn(await lastMailTo(office, mail)) } }
}

/** The support in a school's name. */
async function supervising(): Promise<Prepared> {
  const { supervisionToken } = await furnishSchool(office, technician)
  const admin = openAdminBrowser(office.adminUrl)
  admin.cookies.set(adminSite(office.house.config).cookies.supervision, supervisionToken)
  return { known: { mode: 'modification' }, admin }
}

/** The browser that began, with its code. */
async function redeeming(): Promise<Prepared> {
  const { id: clientId } = await openOnlineSchool(office, technician)
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(await asAdministrator(), admin, clientId)
  return { known: { code, state }, admin }
}

/** A member who has lost an app. */
async function resetting(): Promise<Prepared> {
  const prepared = await inside()
  const accountId = String(prepared.known['accountId'])
  await addApp(office, await enterSchoolAs(office, accountId))
  return prepared
}

/** With a password, chosen by a link: the door of links lets thirty pass in a quarter of an hour. */
async function hireLater() {
  office.clock.advance(minuteMs)
  return hire(office, 'technicien', distributor)
}

/** A colleague who has lost an app. */
async function resettingStaff(): Promise<Prepared> {
  const { actor, browser } = await hireLater()
  await addApp(office, browser)
  return { known: { staffId: actor.id }, browser: await asAdministrator() }
}

/** Somebody with a password, at the door of one site or the other. */
type Somebody = {
  readonly mail: string
  readonly inside: DoorBrowser
  readonly outside: DoorBrowser
  readonly url: string
  readonly asker: (browser: DoorBrowser) => Asker
}

async function somebodyOfStaff(): Promise<Somebody> {
  const { mail, browser } = await hireLater()
  return {
    mail,
    inside: browser,
    outside: openBrowser(office.portalUrl),
    url: office.portalUrl,
    asker: (of) => ({ browser: of }),
  }
}

async function somebodyOfSchool(): Promise<Somebody> {
  const { ids, administratorId } = await furnishSchool(office, technician)
  return {
    mail: `direction.${ids.ogec.toLowerCase()}@exemple.test`,
    inside: await enterSchoolAs(office, administratorId),
    outside: openAdminBrowser(office.adminUrl),
    url: office.adminUrl,
    asker: (of) => ({ admin: of }),
  }
}

/** An app or a passkey that is being added, that is there, that is asked for; and a session more. */
function statesOfFactors(come: () => Promise<Somebody>): readonly (() => Promise<Prepared>)[] {
  const body = { password: goodPassword }
  return [
    async () => {
      const { inside, asker } = await come()
      const { secret } = await atDoor(inside).call(
        'POST /api/session/second-factor/totp-enrolments',
        { body },
      )
      return { known: { code: await codeOf(office, secret) }, ...asker(inside) }
    },
    async () => {
      const { inside, asker, url } = await come()
      const creation = await atDoor(inside).call(
        'POST /api/session/second-factor/passkey-enrolments',
        { body },
      )
      return { known: { attestation: openAuthenticator(url).create(creation) }, ...asker(inside) }
    },
    async () => {
      const { inside, asker, url } = await come()
      await addApp(office, inside)
      const { factors } = await addKey(office, inside, openAuthenticator(url))
      const [session] = await atDoor(inside).call('GET /api/session/sessions')
      const known = { ...body, passkeyId: factors.passkeys[0]?.id, sessionId: session?.id }
      return { known, ...asker(inside) }
    },
    async () => {
      const { mail, inside, outside, asker } = await come()
      const { secret } = await addApp(office, inside)
      const { ticket } = await firstStep(office, mail, goodPassword, outside)
      return { known: { ticket, code: await codeOf(office, secret) }, ...asker(outside) }
    },
    async () => {
      const { mail, inside, outside, asker, url } = await come()
      const { authenticator } = await addKey(office, inside, openAuthenticator(url))
      const { ticket, passkey } = await firstStep(office, mail, goodPassword, outside)
      assert(passkey)
      return { known: { ticket, assertion: authenticator.get(passkey) }, ...asker(outside) }
    },
  ]
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

type Writers = {
  readonly audit: ReadonlySet<string>
  /** And where each of them wrote. */
  readonly others: ReadonlyMap<string, string>
}

/** The transactions that wrote the rows as they stand; of tables that say what happened, not who passed by or what was computed. */
async function writers(): Promise<Writers> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
    and tablename not in ('audit_lines', 'audit_waiting', 'audit_seals', 'audit_checkpoints', 'tries', 'agents',
      'bulk_order_clients', 'client_import_lines', 'password_scopes', 'password_verifiers', 'outgoing_mails',
      'key_marks')`.execute(kysely)
  const { rows } = await sql<{ name: string | null; writer: string }>`
    select null as name, xmin::text as writer from audit_lines union
    ${sql.join(
      tables.map(({ name }) => sql`select ${name}::text, xmin::text from ${sql.table(name)}`),
      sql` union `,
    )}`.execute(kysely)
  return {
    audit: new Set(rows.filter(({ name }) => name === null).map(({ writer }) => writer)),
    others: new Map(rows.flatMap(({ name, writer }) => (name === null ? [] : [[writer, name]]))),
  }
}

function fresh(before: Writers, now: Writers) {
  return {
    audit: [...now.audit.difference(before.audit)],
    others: [...now.others].filter(([writer]) => !before.others.has(writer)),
  }
}

/** A forgotten password is seen to behind the answer. */
async function settled(before: Writers): Promise<void> {
  for (let attempts = 0; attempts < 5; attempts += 1) {
    if (fresh(before, await writers()).audit.length > 0) return
    await delay(10)
  }
}
