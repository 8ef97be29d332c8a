import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { disableStaff, enableStaff } from '#domain/staff/change-staff.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { portalOf } from '#server/routes/places.ts'
import { agentService, portal } from '#server/sites.ts'
import { enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openBrowser, refusedWith, type Browser } from '#testing/browser.ts'
import { receivedMails } from '#testing/mails.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

const minuteMs = 60_000
const wrong = 'quatre girafes lisent un roman'
const distributor = await foundDistributor(office)

const signIn = (browser: Browser, mail: string, password: string) =>
  browser.fetch('/api/session', { method: 'POST', body: JSON.stringify({ mail, password }) })
const fresh = () => openBrowser(office.portalUrl)
const isIn = async (browser: Browser) => (await browser.fetch('/api/session')).status === 200

test('unknown, disabled, invited and locked accounts, and a wrong password, get the same status and body', async () => {
  const { mail } = await hire(office, 'technicien', distributor)
  const disabled = await hire(office, 'technicien', distributor)
  await office.work(system, (work) => disableStaff(work, disabled.actor.id))
  const invited = { mail: 'invitee@exemple.test', name: 'Invitée' } as const
  await office.work(system, (work) =>
    inviteStaff(work, portalOf(office.house), {
      ...invited,
      role: 'technicien',
      distributorId: distributor,
    }),
  )
  const locked = await hire(office, 'technicien', distributor)
  for (let tries = 0; tries < 15; tries += 1) await signIn(fresh(), locked.mail, wrong)

  const answers = await Promise.all(
    [
      signIn(fresh(), 'personne@exemple.test', goodPassword),
      signIn(fresh(), mail, wrong),
      signIn(fresh(), disabled.mail, goodPassword),
      signIn(fresh(), invited.mail, goodPassword),
      signIn(fresh(), locked.mail, goodPassword),
    ].map(async (answer) => {
      const response = await answer
      assert.deepEqual(response.headers.getSetCookie(), [])
      return `${response.status} ${await response.text()}`
    }),
  )
  assert.equal(new Set(answers).size, 1, answers.join('\n'))
  assert.match(answers[0] ?? '', /^401 .*E-mail ou mot de passe incorrect\./)
  office.clock.advance(60 * minuteMs)
})

test('after fifteen wrong tries strangers are refused for an hour, even with the right password; its owner still enters from a browser that signed in before', async () => {
  const owner = await hire(office, 'technicien', distributor)
  for (let tries = 0; tries < 14; tries += 1) await signIn(fresh(), owner.mail, wrong)
  assert.equal((await signIn(fresh(), owner.mail, goodPassword)).status, 200)
  await signIn(fresh(), owner.mail, wrong)
  assert.equal((await signIn(fresh(), owner.mail, goodPassword)).status, 401)

  assert.equal((await signIn(owner.browser, owner.mail, goodPassword)).status, 200)
  const after = await signIn(fresh(), owner.mail, goodPassword)
  assert.equal(after.status, 401, 'the owner’s coming in gives strangers no new tries')
  office.clock.advance(60 * minuteMs)
  assert.equal((await signIn(fresh(), owner.mail, goodPassword)).status, 200)
})

test('signing in often closes no door: only what fails is counted', async () => {
  const owner = await hire(office, 'technicien', distributor)
  for (let times = 0; times < 17; times += 1) {
    assert.equal((await signIn(owner.browser, owner.mail, goodPassword)).status, 200)
    assert.equal((await signIn(fresh(), owner.mail, goodPassword)).status, 200)
  }
})

test('a browser is known by a token that the house drew for that person: one that it brings, empty or another’s, is replaced', async () => {
  const name = portal(office.house.config).cookies['known-browser']
  const owner = await hire(office, 'technicien', distributor)
  const colleague = await hire(office, 'technicien', distributor)
  for (const brought of ['', 'posé-par-un-autre', colleague.browser.cookies.get(name) ?? '']) {
    const browser = fresh()
    browser.cookies.set(name, brought)
    assert.equal((await signIn(browser, owner.mail, goodPassword)).status, 200)
    assert.notEqual(browser.cookies.get(name), brought)
  }
  for (let tries = 0; tries < 16; tries += 1) await signIn(fresh(), owner.mail, wrong)
  const planted = fresh()
  planted.cookies.set(name, '')
  assert.equal((await signIn(planted, owner.mail, goodPassword)).status, 401)
  assert.equal((await signIn(fresh(), owner.mail, goodPassword)).status, 401)
  assert.equal((await signIn(colleague.browser, colleague.mail, goodPassword)).status, 200)
  office.clock.advance(60 * minuteMs)
})

test('an address that tries sixty times in a quarter of an hour waits, whatever the accounts', async () => {
  const { mail } = await hire(office, 'technicien', distributor)
  const tries = Array.from({ length: 60 }, (_, at) =>
    signIn(fresh(), `inconnu${at}@exemple.test`, wrong),
  )
  await Promise.all(tries)
  const refused = await signIn(fresh(), mail, goodPassword)
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /Trop d’essais en peu de temps\./)
  office.clock.advance(15 * minuteMs)
  assert.equal((await signIn(fresh(), mail, goodPassword)).status, 200)
})

test('a session ends after thirty idle minutes, after ten hours, at sign-out', async () => {
  const person = await hire(office, 'technicien', distributor)
  for (let half = 0; half < 20; half += 1) {
    assert.equal(await isIn(person.browser), true, `after ${half * 29.9} minutes`)
    office.clock.advance(29.9 * minuteMs)
  }
  office.clock.advance(10 * 60 * minuteMs - 20 * 29.9 * minuteMs)
  assert.equal(await isIn(person.browser), false)

  const idle = await enterAs(office, person.actor.id)
  office.clock.advance(30 * minuteMs)
  assert.equal(await isIn(idle), false)

  const leaving = await enterAs(office, person.actor.id)
  const before = new Map(leaving.cookies)
  await leaving.call('DELETE /api/session')
  assert.equal(leaving.cookies.size, 0)
  for (const [name, value] of before) leaving.cookies.set(name, value)
  assert.equal(await isIn(leaving), false)
})

test('a person sees where the account is open, ends one session or all the others, and never another person’s', async () => {
  const person = await hire(office, 'technicien', distributor)
  const elsewhere = await enterAs(office, person.actor.id)
  const third = await enterAs(office, person.actor.id)
  const stranger = await hire(office, 'technicien', distributor)
  const seen = await person.browser.call('GET /api/session/sessions')
  assert.equal(seen.length, 3)
  assert.equal(seen.filter(({ isThisOne }) => isThisOne).length, 1)
  assert.equal((await stranger.browser.call('GET /api/session/sessions')).length, 1)

  const end = (browser: Browser, sessionId: string) =>
    browser.call('DELETE /api/session/sessions/:sessionId', { params: { sessionId } })
  const theirs = (await elsewhere.call('GET /api/session/sessions')).find((one) => one.isThisOne)
  const sessionId = theirs?.id ?? ''
  await refusedWith('not-found', end(stranger.browser, sessionId))
  assert.equal(await isIn(elsewhere), true)
  await end(person.browser, sessionId)
  assert.deepEqual([await isIn(elsewhere), await isIn(third)], [false, true])
  await refusedWith('not-found', end(person.browser, sessionId))

  await person.browser.call('DELETE /api/session/sessions')
  assert.deepEqual([await isIn(third), await isIn(person.browser)], [false, true])
  assert.equal(await isIn(stranger.browser), true)
})

test('a session that is only refused things is still in use', async () => {
  const person = await hire(office, 'technicien', distributor)
  for (let times = 0; times < 3; times += 1) {
    office.clock.advance(20 * minuteMs)
    assert.equal((await person.browser.fetch('/api/staff')).status, 403)
  }
  assert.equal(await isIn(person.browser), true)
})

test('changing one’s password ends the other sessions and keeps one’s own; a wrong, stale or weak one changes nothing', async () => {
  const person = await hire(office, 'technicien', distributor)
  const elsewhere = await enterAs(office, person.actor.id)
  const change = (current: string, next: string) =>
    person.browser.call('PUT /api/session/password', { body: { current, next } })
  await refusedWith('password-wrong', change(wrong, 'six zèbres écoutent la radio'))
  await refusedWith('password-too-short', change(goodPassword, 'trop court'))
  assert.equal(await isIn(elsewhere), true)
  await change(goodPassword, 'six zèbres écoutent la radio')
  assert.equal(await isIn(elsewhere), false)
  assert.equal(await isIn(person.browser), true)
  assert.equal((await signIn(fresh(), person.mail, goodPassword)).status, 401)

  for (let tries = 0; tries < 15; tries += 1)
    await refusedWith('password-wrong', change(wrong, 'six zèbres écoutent la radio'))
  await refusedWith('too-many-tries', change('six zèbres écoutent la radio', goodPassword))
  office.clock.advance(60 * minuteMs)
})

test('disabling ends all the sessions of a person at the next request; none comes back with the account', async () => {
  const person = await hire(office, 'technicien', distributor)
  const elsewhere = await enterAs(office, person.actor.id)
  await office.work(system, (work) => disableStaff(work, person.actor.id))
  assert.deepEqual([await isIn(person.browser), await isIn(elsewhere)], [false, false])
  await office.work(system, (work) => enableStaff(work, person.actor.id))
  assert.deepEqual([await isIn(person.browser), await isIn(elsewhere)], [false, false])
})

test('an account disabled, or a password changed, while somebody is signing in lets nobody in', async () => {
  for (const waitMs of [5, 15, 30]) {
    const disabled = await hire(office, 'technicien', distributor)
    await during(waitMs, [signIn(disabled.browser, disabled.mail, goodPassword)], () =>
      office.work(system, (work) => disableStaff(work, disabled.actor.id)),
    )
    await office.work(system, (work) => enableStaff(work, disabled.actor.id))
    assert.equal(await isIn(disabled.browser), false, 'disabled')

    const changed = await hire(office, 'technicien', distributor)
    const intruder = fresh()
    const next = 'six zèbres écoutent la radio'
    const change = changed.browser.call('PUT /api/session/password', {
      body: { current: goodPassword, next },
    })
    await during(waitMs * 4, [change], () => signIn(intruder, changed.mail, goodPassword))
    assert.equal(await isIn(intruder), false, 'changed')
  }
})

test('cookies bear __Host-, are unreadable to scripts, sent to their own site only, and named by site', async () => {
  const { mail } = await hire(office, 'technicien', distributor)
  const lines = (await signIn(fresh(), mail, goodPassword)).headers.getSetCookie()
  assert.equal(lines.length, 2)
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split('; ')
    assert.match(pair, /^__Host-portail(-connu)?=[\w-]{43}$/)
    assert.deepEqual(attributes.filter((attribute) => !attribute.startsWith('Max-Age=')).sort(), [
      'HttpOnly',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
  }
  const names = [portal, agentService].flatMap((site) =>
    Object.values(site(office.house.config).cookies),
  )
  assert.equal(new Set(names).size, names.length)
})

test('nothing that lets in is kept as it is: the database holds digests of tokens and argon2id of passwords', async () => {
  const person = await hire(office, 'technicien', distributor)
  const { rows } = await sql<{ text: string }>`
    select e::text as text from sessions e union all select b::text from known_browsers b
    union all select l::text from password_links l union all select p::text from passwords p
    union all select a::text from audit_lines a`.execute(office.house.database.kysely)
  const kept = rows.map(({ text }) => text).join('\n')
  for (const secret of [goodPassword, ...person.browser.cookies.values()]) {
    assert(!kept.includes(secret))
    assert(!kept.includes(Buffer.from(secret).toString('hex')))
  }
  assert.match(kept, /\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('« Mot de passe oublié » answers the same for everybody; a mail leaves for an open account only', async () => {
  const person = await hire(office, 'technicien', distributor)
  const disabled = await hire(office, 'technicien', distributor)
  await office.work(system, (work) => disableStaff(work, disabled.actor.id))
  const before = await mails()
  const answers = []
  for (const mail of [person.mail, disabled.mail, 'personne@exemple.test']) {
    const body = JSON.stringify({ mail })
    const response = await fresh().fetch('/api/password-links', { method: 'POST', body })
    answers.push(`${response.status} ${await response.text()}`)
  }
  assert.deepEqual(new Set(answers), new Set(['204 ']))
  const sent = await newMails(before, 1)
  assert.equal(sent.length, 1)
  assert.match(sent[0] ?? '', new RegExp(`^To: ${person.mail}$`, 'm'))

  for (let times = 0; times < 6; times += 1)
    await fresh().call('POST /api/password-links', { body: { mail: person.mail } })
  await delay(200)
  assert.equal((await newMails(before, 1)).length, 5, 'at most five an hour')
})

/** Runs `act` a moment after the others have started, and waits for all. */
async function during(
  waitMs: number,
  others: readonly Promise<unknown>[],
  act: () => Promise<unknown>,
): Promise<void> {
  await Promise.allSettled([...others, delay(waitMs).then(act)])
}

async function mails(): Promise<readonly string[]> {
  await receivedMails(office)
  return readdir(join(office.folder, 'mails')).catch(() => [])
}

/** The texts of what came since, once there are enough of them. */
async function newMails(before: readonly string[], countMin: number): Promise<readonly string[]> {
  for (let attempts = 0; attempts < 100; attempts += 1) {
    const names = (await mails()).filter((name) => !before.includes(name))
    if (names.length >= countMin)
      return Promise.all(names.map((name) => readFile(join(office.folder, 'mails', name), 'utf8')))
    await delay(20)
  }
  return []
}
