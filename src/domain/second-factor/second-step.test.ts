import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createPasswordLink, sendForgottenPasswordLink } from '#domain/sign-in/password-links.ts'
import { adminSiteOf } from '#server/routes/places.ts'
import { adminSite } from '#server/sites.ts'
import { openAuthenticator } from '#testing/authenticator.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openAdminBrowser, openBrowser, refusedWith, type AdminBrowser } from '#testing/browser.ts'
import { receivedMails } from '#testing/mails.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'
import { outcomes } from '#testing/problem.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'
import { addApp, addKey, codeOf, firstStep, neededIn } from '#testing/second-factor.ts'

const office = await openBackOffice()
after(office.close)

const minuteMs = 60_000
const wrongPassword = 'quatre girafes lisent un roman'
const otherPassword = 'six zèbres écoutent la radio'
const technician = await hire(office, 'technicien', await foundDistributor(office))
const school = await openOnlineSchool(office, technician)

const fresh = () => openAdminBrowser(office.adminUrl)
const isIn = async (browser: AdminBrowser) => (await browser.fetch('/api/session')).status === 200
const byCode = (browser: AdminBrowser, ticket: string, code: string) =>
  browser.call('POST /api/session/second-factor/code', { body: { ticket, code } })

async function withApp() {
  const person = await welcome(office, school.id)
  return { ...person, ...(await addApp(office, person.browser)) }
}

async function withKey(algorithm: 'P-256' | 'Ed25519' = 'P-256') {
  const person = await welcome(office, school.id)
  const authenticator = openAuthenticator(office.adminUrl, algorithm)
  return { ...person, ...(await addKey(office, person.browser, authenticator)) }
}

/** The first step, and what an assertion answers to it. */
async function stepOf(mail: string) {
  const { passkey, ticket, browser } = await firstStep(office, mail)
  assert(passkey !== null)
  return { passkey, ticket, browser }
}

type Asserted = ReturnType<ReturnType<typeof openAuthenticator>['get']>
const byKey = (browser: AdminBrowser, ticket: string, assertion: Asserted) =>
  browser.call('POST /api/session/second-factor/assertion', { body: { ticket, assertion } })

test('a right password opens no session where a second factor is needed; the code of the app does', async () => {
  const { mail, secret, actor } = await withApp()
  const { ticket, browser, totp, recoveryCodes, passkey } = await firstStep(office, mail)
  assert.deepEqual([totp, recoveryCodes, passkey], [true, true, null])
  assert.equal(await isIn(browser), false)
  assert.equal(browser.cookies.size, 1, 'the cookie of the second step alone')
  assert.equal((await byCode(browser, ticket, await codeOf(office, secret))).id, actor.id)
  assert.equal(await isIn(browser), true)
  const { cookies } = adminSite(office.house.config)
  assert.deepEqual(
    [...browser.cookies.keys()].sort(),
    [cookies.session, cookies['known-browser']].sort(),
  )
})

test('until the password is right, accounts with and without a second factor answer alike', async () => {
  const plain = await welcome(office, school.id)
  const { mail } = await withApp()
  const answers = []
  for (const address of [plain.mail, mail]) {
    const body = JSON.stringify({ mail: address, password: wrongPassword })
    const response = await fresh().fetch('/api/session', { method: 'POST', body })
    answers.push(
      `${response.status} ${response.headers.getSetCookie().join()} ${await response.text()}`,
    )
  }
  assert.equal(new Set(answers).size, 1, answers.join('\n'))
})

test('a clock that is 30 seconds early or late is accepted, one that is 90 seconds off is refused', async () => {
  for (const [seconds, accepted] of [
    [-90, false],
    [90, false],
    [-30, true],
    [30, true],
  ] as const) {
    const { mail, secret } = await withApp()
    office.clock.advance(minuteMs)
    const { ticket, browser } = await firstStep(office, mail)
    const entering = byCode(browser, ticket, await codeOf(office, secret, seconds))
    if (accepted) await entering
    else await refusedWith('second-factor-refused', entering)
    assert.equal(await isIn(browser), accepted, `${seconds} s`)
  }
})

test('a code is used once: neither it nor an earlier one enters again, nor the one that confirmed the app', async () => {
  const person = await welcome(office, school.id)
  const body = { password: goodPassword }
  const { secret } = await person.browser.call('POST /api/session/second-factor/totp-enrolments', {
    body,
  })
  const confirming = await codeOf(office, secret)
  await person.browser.call('PUT /api/session/second-factor/totp', { body: { code: confirming } })
  const at = async (code: string) => {
    const { ticket, browser } = await firstStep(office, person.mail)
    return byCode(browser, ticket, code)
  }
  await refusedWith('second-factor-refused', at(confirming))
  const next = await codeOf(office, secret, 30)
  await at(next)
  await refusedWith('second-factor-refused', at(next))
  await refusedWith('second-factor-refused', at(confirming))
  office.clock.advance(minuteMs)
  await refusedWith('second-factor-refused', at(next))
  await at(await codeOf(office, secret))
})

test('of several who bring the same code at once, with tickets of their own, one enters', async () => {
  const { mail, secret } = await withApp()
  const steps = [await firstStep(office, mail), await firstStep(office, mail)]
  const code = await codeOf(office, secret)
  const entering = steps.map(({ browser, ticket }) => byCode(browser, ticket, code))
  const { done, codes } = await outcomes(entering)
  assert.deepEqual([done, codes], [1, ['second-factor-refused']])
})

test('a ticket holds once, for five minutes, in the browser that gave the password, for its own account and kind', async () => {
  const { mail, secret } = await withApp()
  const first = await firstStep(office, mail)
  const elsewhere = fresh()
  await refusedWith(
    'second-step-over',
    byCode(elsewhere, first.ticket, await codeOf(office, secret)),
  )
  const other = await firstStep(office, (await withApp()).mail)
  await refusedWith(
    'second-step-over',
    byCode(other.browser, first.ticket, await codeOf(office, secret)),
  )
  office.clock.advance(minuteMs)
  await byCode(first.browser, first.ticket, await codeOf(office, secret))
  office.clock.advance(minuteMs)
  const again = byCode(first.browser, first.ticket, await codeOf(office, secret))
  await refusedWith('second-step-over', again)

  const late = await firstStep(office, mail)
  office.clock.advance(5 * minuteMs)
  const expired = byCode(late.browser, late.ticket, await codeOf(office, secret))
  await refusedWith('second-step-over', expired)

  const moved = await firstStep(office, mail)
  await sql`update factor_challenges set account_id = ${technician.actor.id}
    where used_at is null and account_id = (select id from accounts where mail = ${mail})`.execute(
    office.house.database.kysely,
  )
  const ofStaff = byCode(moved.browser, moved.ticket, await codeOf(office, secret))
  await refusedWith('second-step-over', ofStaff)
})

test('a ticket is worth nothing once the password changed or the account was disabled', async () => {
  const changed = await withApp()
  const before = await firstStep(office, changed.mail)
  const next = { current: goodPassword, next: otherPassword }
  await changed.browser.call('PUT /api/session/password', { body: next })
  const code = await codeOf(office, changed.secret)
  await refusedWith('second-step-over', byCode(before.browser, before.ticket, code))

  const disabled = await withApp()
  const { ticket, browser } = await firstStep(office, disabled.mail)
  await changed.browser.call('POST /api/school/accounts/:accountId/disabling', {
    params: { accountId: disabled.actor.id },
  })
  const late = await codeOf(office, disabled.secret)
  await refusedWith('second-step-over', byCode(browser, ticket, late))
})

test('guessing is stopped: five tries a ticket, ten an hour, thirty a day; then even the right code gets the same answer', async () => {
  const { mail, secret, browser: known } = await withApp()
  const guess = async (): Promise<string> => {
    const { browser, ticket } = await firstStep(office, mail)
    const { code } = await refusedWithAny(byCode(browser, ticket, '000000'))
    return code
  }
  const { browser, ticket } = await firstStep(office, mail)
  for (let tries = 0; tries < 5; tries += 1)
    await refusedWith('second-factor-refused', byCode(browser, ticket, '000000'))
  await refusedWith('second-step-over', byCode(browser, ticket, await codeOf(office, secret)))
  for (let tries = 0; tries < 5; tries += 1) assert.equal(await guess(), 'second-factor-refused')
  const closed = await firstStep(office, mail)
  const wrong = await refusedWith(
    'second-factor-refused',
    byCode(closed.browser, closed.ticket, '000000'),
  )
  const right = await refusedWith(
    'second-factor-refused',
    byCode(closed.browser, closed.ticket, await codeOf(office, secret)),
  )
  assert.deepEqual(right, wrong)

  const owner = await firstStep(office, mail, goodPassword, known)
  await byCode(known, owner.ticket, await codeOf(office, secret))

  for (let hour = 0; hour < 3; hour += 1) {
    office.clock.advance(60 * minuteMs)
    for (let tries = 0; tries < 10; tries += 1) await guess()
  }
  office.clock.advance(60 * minuteMs)
  const today = await firstStep(office, mail)
  const refused = byCode(today.browser, today.ticket, await codeOf(office, secret))
  await refusedWith('second-factor-refused', refused)
  office.clock.advance(24 * 60 * minuteMs)
  const tomorrow = await firstStep(office, mail)
  await byCode(tomorrow.browser, tomorrow.ticket, await codeOf(office, secret))
})

test('whoever has the password cannot ask for tickets without end: fifteen an hour, unless the second step is taken', async () => {
  const { mail, secret } = await withApp()
  for (let times = 0; times < 3; times += 1) {
    const { browser, ticket } = await firstStep(office, mail)
    office.clock.advance(minuteMs)
    await byCode(browser, ticket, await codeOf(office, secret))
  }
  for (let times = 0; times < 15; times += 1) await firstStep(office, mail)
  await refusedWith('sign-in-refused', firstStep(office, mail))
  office.clock.advance(60 * minuteMs)
})

test('a recovery code enters once, however it is typed; its owner is told', async () => {
  const { mail, recoveryCodes, browser: owner } = await withApp()
  assert.equal(recoveryCodes.length, 10)
  const [code = '', second = ''] = recoveryCodes
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  const first = await firstStep(office, mail)
  await byCode(first.browser, first.ticket, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
  const told = (await receivedMails(office)).filter(({ to }) => to === mail)
  assert(told.some(({ text }) => text.includes('Il en reste 9')))
  const again = await firstStep(office, mail)
  await refusedWith('second-factor-refused', byCode(again.browser, again.ticket, code))
  const someoneElse = await firstStep(office, (await withApp()).mail)
  await refusedWith(
    'second-factor-refused',
    byCode(someoneElse.browser, someoneElse.ticket, second),
  )
  await byCode(again.browser, again.ticket, second)
  const { recoveryCodesLeft } = await owner.call('GET /api/session/second-factor')
  assert.equal(recoveryCodesLeft, 8)
})

test('a passkey enters, of either kind of key, and notes when it did', async () => {
  for (const algorithm of ['P-256', 'Ed25519'] as const) {
    const { mail, authenticator, actor, browser: owner } = await withKey(algorithm)
    const { passkey, ticket, browser } = await stepOf(mail)
    assert.equal(passkey.rpId, 'admin.localhost')
    assert.equal((await byKey(browser, ticket, authenticator.get(passkey))).id, actor.id)
    assert.equal(await isIn(browser), true)
    const { passkeys } = await owner.call('GET /api/session/second-factor')
    assert.equal(passkeys[0]?.lastUsedAt, office.clock.now().toISOString())
  }
})

test('an assertion for another origin, site, challenge, of another key or kind, or tampered with is refused', async () => {
  const { mail, authenticator } = await withKey()
  const stranger = await withKey()
  const lies = [
    { origin: 'http://admin.localhost.exemple.test' },
    { origin: office.portalUrl },
    { rpId: 'localhost' },
    { challenge: Buffer.alloc(32, 7).toString('base64url') },
    { type: 'webauthn.create' },
  ]
  for (const lie of lies) {
    const { passkey, ticket, browser } = await stepOf(mail)
    const refused = byKey(browser, ticket, authenticator.get(passkey, lie))
    await refusedWith('second-factor-refused', refused)
  }
  office.clock.advance(60 * minuteMs)
  const { passkey, ticket, browser } = await stepOf(mail)
  await refusedWith(
    'second-factor-refused',
    byKey(browser, ticket, stranger.authenticator.get(passkey)),
  )
  const honest = authenticator.get(passkey)
  const signature = Buffer.from(honest.response.signature, 'base64url')
  signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
  const response = { ...honest.response, signature: signature.toString('base64url') }
  await refusedWith('second-factor-refused', byKey(browser, ticket, { ...honest, response }))
  await byKey(browser, ticket, honest)
})

test('a challenge is answered once, and an answer to one ticket is no answer to another', async () => {
  const { mail, authenticator } = await withKey()
  const one = await stepOf(mail)
  const two = await stepOf(mail)
  const answer = authenticator.get(one.passkey)
  await refusedWith('second-factor-refused', byKey(two.browser, two.ticket, answer))
  await byKey(one.browser, one.ticket, answer)
  await refusedWith('second-step-over', byKey(one.browser, one.ticket, answer))
})

test('a counter that goes back, or stands still, is that of a copy: refused', async () => {
  const { mail, authenticator } = await withKey()
  const first = await stepOf(mail)
  await byKey(first.browser, first.ticket, authenticator.get(first.passkey, { counter: 41 }))
  for (const counter of [40, 41]) {
    const { passkey, ticket, browser } = await stepOf(mail)
    const copied = byKey(browser, ticket, authenticator.get(passkey, { counter }))
    await refusedWith('second-factor-refused', copied)
  }
  const { passkey, ticket, browser } = await stepOf(mail)
  await byKey(browser, ticket, authenticator.get(passkey, { counter: 42 }))
})

test('a link for a new password asks for the second factor too: until then nothing changes, and nobody is signed out', async () => {
  const { mail, secret, actor, browser: owner } = await withApp()
  const { link } = await office.work(system, (work) =>
    createPasswordLink(work, adminSiteOf(office.house), actor.id, 'forgotten-password'),
  )
  const token = new URL(link).hash.slice(1)
  const browser = fresh()
  const body = { token, password: otherPassword }
  const { ticket } = neededIn(await browser.call('POST /api/password-links/use', { body }))
  assert.deepEqual([await isIn(browser), await isIn(owner)], [false, true])
  await refusedWith('second-factor-refused', byCode(browser, ticket, '000000'))
  const stillTheOld = await firstStep(office, mail)
  assert(stillTheOld.ticket)
  await byCode(browser, ticket, await codeOf(office, secret))
  assert.deepEqual([await isIn(browser), await isIn(owner)], [true, false])
  await refusedWith('sign-in-refused', firstStep(office, mail))
  assert((await firstStep(office, mail, otherPassword)).ticket)
  await refusedWith('link-refused', fresh().call('POST /api/password-links/use', { body }))
})

test('a ticket of a link is worth nothing once a newer link was sent', async () => {
  const { mail, secret, actor } = await withApp()
  const { link } = await office.work(system, (work) =>
    createPasswordLink(work, adminSiteOf(office.house), actor.id, 'forgotten-password'),
  )
  const browser = fresh()
  const body = { token: new URL(link).hash.slice(1), password: otherPassword }
  const { ticket } = neededIn(await browser.call('POST /api/password-links/use', { body }))
  await office.work({ kind: 'anonymous' }, (work) =>
    sendForgottenPasswordLink(work, adminSiteOf(office.house), mail),
  )
  await refusedWith('link-refused', byCode(browser, ticket, await codeOf(office, secret)))
  assert((await firstStep(office, mail)).ticket, 'the password of before still holds')
})

test('each step leaves its line: the password that was right, what was refused, who came in and how', async () => {
  const { mail, secret, actor } = await withApp()
  const { browser, ticket } = await firstStep(office, mail)
  await refusedWith('second-factor-refused', byCode(browser, ticket, '000000'))
  await byCode(browser, ticket, await codeOf(office, secret))
  const { rows } = await sql<{ event: string; factor: string | null }>`
    select event, private->'details'->>'factor' as factor from audit_lines
    where actor_id = ${actor.id} or private->'details'->>'account' = ${actor.id} order by id desc limit 3`.execute(
    office.house.database.kysely,
  )
  assert.deepEqual(rows.toReversed(), [
    { event: 'second-factor-asked', factor: null },
    { event: 'second-factor-refused', factor: 'totp' },
    { event: 'signed-in', factor: 'totp' },
  ])
})

test('the portal asks its staff too, by the same steps', async () => {
  const { actor, browser, mail } = await hire(office, 'technicien', technician.actor.distributorId)
  const { secret } = await addApp(office, browser)
  const door = openBrowser(office.portalUrl)
  const { ticket, totp } = await firstStep(office, mail, goodPassword, door)
  assert.equal(totp, true)
  assert.equal((await door.fetch('/api/session')).status, 401)
  const body = { ticket, code: await codeOf(office, secret) }
  const entered = await door.call('POST /api/session/second-factor/code', { body })
  assert.equal(entered.id, actor.id)
  assert.equal((await door.fetch('/api/session')).status, 200)
})

async function refusedWithAny(act: Promise<unknown>) {
  const { problems } = await outcomes([act])
  assert(problems[0] !== undefined)
  return problems[0]
}
