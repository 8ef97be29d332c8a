import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { keyFiles } from '#domain/keys/key-files.ts'
import { enterAs } from '#testing/appoint.ts'
import { openAuthenticator } from '#testing/authenticator.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { openAdminBrowser, refusedWith, type AdminBrowser } from '#testing/browser.ts'
import { receivedMails, tokenIn, type ReceivedMail } from '#testing/mails.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'
import {
  appointInSchool,
  enterSchoolAs,
  openOnlineSchool,
  welcome,
} from '#testing/school-people.ts'
import { addApp, addKey, codeOf, firstStep } from '#testing/second-factor.ts'
import { supervise } from '#testing/supervise.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database

const minuteMs = 60_000
const short = 'dix zèbres lus'
const technician = await hire(office, 'technicien', await foundDistributor(office))
const school = await openOnlineSchool(office, technician)

const isIn = async (browser: AdminBrowser) => (await browser.fetch('/api/session')).status === 200
const password = { password: goodPassword }
const wrong = { password: 'quatre girafes lisent un roman' }
const factors = (browser: AdminBrowser) => browser.call('GET /api/session/second-factor')
const startApp = (browser: AdminBrowser, body = password) =>
  browser.call('POST /api/session/second-factor/totp-enrolments', { body })
const confirm = (browser: AdminBrowser, code: string) =>
  browser.call('PUT /api/session/second-factor/totp', { body: { code } })
const removeApp = (browser: AdminBrowser, body = password) =>
  browser.call('DELETE /api/session/second-factor/totp', { body })
const startKey = (browser: AdminBrowser, body = password) =>
  browser.call('POST /api/session/second-factor/passkey-enrolments', { body })
const change = (browser: AdminBrowser, current: string, next: string) =>
  browser.call('PUT /api/session/password', { body: { current, next } })

test('an app protects the account once one of its codes confirms it; before that nothing changes', async () => {
  const { browser, mail } = await welcome(office, school.id)
  const { secret, uri } = await startApp(browser)
  assert.match(secret, /^[A-Z2-7]{32}$/)
  assert.match(uri, new RegExp(`^otpauth://totp/.*secret=${secret}`))
  assert(uri.includes(encodeURIComponent(mail)))
  await refusedWith('factor-code-wrong', confirm(browser, '000000'))
  assert.equal((await factors(browser)).totp, null)
  const early = openAdminBrowser(office.adminUrl)
  await early.call('POST /api/session', { body: { mail, ...password } })
  assert.equal(await isIn(early), true)
  const { factors: now, recoveryCodes } = await confirm(browser, await codeOf(office, secret))
  assert.equal(now.totp?.addedAt, office.clock.now().toISOString())
  assert.deepEqual([now.recoveryCodesLeft, recoveryCodes?.length], [10, 10])
  assert.equal((await mailsTo(mail, /Une application .* protège désormais/)).length, 1)
  await refusedWith('enrolment-over', confirm(browser, await codeOf(office, secret, 30)))
})

test('with the first factor, sessions that a password alone had opened end; one’s own goes on', async () => {
  const { browser, actor } = await welcome(office, school.id)
  const elsewhere = await enterSchoolAs(office, actor.id)
  await addKey(office, browser)
  assert.deepEqual([await isIn(browser), await isIn(elsewhere)], [true, false])
  const later = await enterSchoolAs(office, actor.id)
  await addApp(office, browser)
  assert.equal(await isIn(later), true)
})

test('a session is not enough to add or remove a factor or make recovery codes: the password is asked again, fifteen times an hour', async () => {
  const { browser } = await welcome(office, school.id)
  const { factors: had } = await addKey(office, browser)
  await addApp(office, browser)
  const params = { passkeyId: had.passkeys[0]?.id ?? '' }
  const acts = [
    () => startApp(browser, wrong),
    () => startKey(browser, wrong),
    () => removeApp(browser, wrong),
    () =>
      browser.call('DELETE /api/session/second-factor/passkeys/:passkeyId', {
        params,
        body: wrong,
      }),
    () => browser.call('POST /api/session/second-factor/recovery-codes', { body: wrong }),
  ]
  for (let round = 0; round < 3; round += 1)
    for (const act of acts) await refusedWith('password-wrong', act())
  await refusedWith('too-many-tries', startApp(browser))
  const { totp, passkeys, recoveryCodesLeft } = await factors(browser)
  assert.deepEqual([totp === null, passkeys.length, recoveryCodesLeft], [false, 1, 10])
  office.clock.advance(29 * minuteMs)
  await factors(browser)
  office.clock.advance(29 * minuteMs)
  await factors(browser)
  office.clock.advance(2 * minuteMs)
})

test('an enrolment ends after fifteen minutes, with a newer one, and holds in the session that began it', async () => {
  const { browser, actor } = await welcome(office, school.id)
  const late = await startApp(browser)
  office.clock.advance(15 * minuteMs)
  await refusedWith('enrolment-over', confirm(browser, await codeOf(office, late.secret)))
  const older = await startApp(browser)
  const newer = await startApp(browser)
  await refusedWith('factor-code-wrong', confirm(browser, await codeOf(office, older.secret)))
  const elsewhere = await enterSchoolAs(office, actor.id)
  await refusedWith('enrolment-over', confirm(elsewhere, await codeOf(office, newer.secret)))
  await confirm(browser, await codeOf(office, newer.secret))
})

test('the code of an enrolment is not guessed: ten tries an hour', async () => {
  const { browser } = await welcome(office, school.id)
  const { secret } = await startApp(browser)
  for (let tries = 0; tries < 10; tries += 1)
    await refusedWith('factor-code-wrong', confirm(browser, '000000'))
  await refusedWith('too-many-tries', confirm(browser, await codeOf(office, secret)))
})

test('a passkey made for another origin, site or challenge, or begun in another session, is refused, and nothing is added', async () => {
  const { browser, actor } = await welcome(office, school.id)
  const authenticator = openAuthenticator(office.adminUrl)
  const creation = await startKey(browser)
  const add = (lies = {}, from = browser) =>
    from.call('POST /api/session/second-factor/passkeys', {
      body: { name: 'Clé', attestation: authenticator.create(creation, lies) },
    })
  for (const lies of [
    { origin: office.portalUrl },
    { rpId: 'localhost' },
    { challenge: Buffer.alloc(32, 7).toString('base64url') },
    { type: 'webauthn.get' },
  ])
    await refusedWith('passkey-refused', add(lies))
  await refusedWith('enrolment-over', add({}, await enterSchoolAs(office, actor.id)))
  assert.deepEqual((await factors(browser)).passkeys, [])
  assert.equal((await add()).factors.passkeys.length, 1)
  await refusedWith('enrolment-over', add())
})

test('a passkey is one person’s, and a person has ten at most', async () => {
  const one = await welcome(office, school.id)
  const other = await welcome(office, school.id)
  const { authenticator } = await addKey(office, one.browser)
  await refusedWith('passkey-refused', addKey(office, other.browser, authenticator))
  for (let count = 1; count < 10; count += 1) await addKey(office, one.browser)
  await refusedWith('passkeys-limit', startKey(one.browser))
})

test('a passkey is renamed and removed by its owner alone; another’s is not found', async () => {
  const owner = await welcome(office, school.id)
  const other = await welcome(office, school.id)
  const { factors: had } = await addKey(office, owner.browser)
  const params = { passkeyId: had.passkeys[0]?.id ?? '' }
  const key = 'PUT /api/session/second-factor/passkeys/:passkeyId'
  await refusedWith('not-found', other.browser.call(key, { params, body: { name: 'À moi' } }))
  const removal = 'DELETE /api/session/second-factor/passkeys/:passkeyId'
  await refusedWith('not-found', other.browser.call(removal, { params, body: password }))
  const { passkeys } = await owner.browser.call(key, { params, body: { name: 'Téléphone' } })
  assert.equal(passkeys[0]?.name, 'Téléphone')
  const left = await owner.browser.call(removal, { params, body: password })
  assert.deepEqual([left.passkeys, left.recoveryCodesLeft], [[], 0])
  const plain = openAdminBrowser(office.adminUrl)
  await plain.call('POST /api/session', { body: { mail: owner.mail, ...password } })
  assert.equal(await isIn(plain), true)
})

test('other recovery codes take the place of those of before; without a factor there are none', async () => {
  const { browser, mail } = await welcome(office, school.id)
  const key = 'POST /api/session/second-factor/recovery-codes'
  await refusedWith('no-second-factor', browser.call(key, { body: password }))
  const { recoveryCodes: before } = await addApp(office, browser)
  const { recoveryCodes } = await browser.call(key, { body: password })
  const { ticket, browser: entering } = await firstStep(office, mail)
  const enter = (code: string) =>
    entering.call('POST /api/session/second-factor/code', { body: { ticket, code } })
  await refusedWith('second-factor-refused', enter(before[0] ?? ''))
  await enter(recoveryCodes?.[0] ?? '')
})

test('twelve characters are enough with a second factor, fifteen are needed without; the last factor stays until the password is long enough', async () => {
  const { browser } = await welcome(office, school.id)
  const tooShort = await refusedWith('password-too-short', change(browser, goodPassword, short))
  assert.match(tooShort.title, /15/)
  await addApp(office, browser)
  assert.equal((await factors(browser)).passwordCharactersMin, 12)
  await refusedWith('password-too-short', change(browser, goodPassword, 'onze lettre'))
  await change(browser, goodPassword, short)
  await refusedWith('password-too-short-alone', removeApp(browser, { password: short }))
  assert.notEqual((await factors(browser)).totp, null)
  await change(browser, short, goodPassword)
  const left = await removeApp(browser)
  assert.deepEqual([left.totp, left.recoveryCodesLeft, left.passwordCharactersMin], [null, 0, 15])
})

test('an administrator of the same school resets a member: factors, password and sessions go, a link leaves by mail', async () => {
  const administrator = await appointInSchool(office, school.id)
  const member = await welcome(office, school.id, 'personnel')
  await addApp(office, member.browser)
  const { browser: waiting, ticket } = await firstStep(office, member.mail)
  const reset = (by: AdminBrowser, accountId: string) =>
    by.call('POST /api/school/accounts/:accountId/second-factor-reset', { params: { accountId } })
  const shown = async () =>
    (await administrator.browser.call('GET /api/school/accounts')).members.find(
      ({ id }) => id === member.actor.id,
    )?.secondFactor

  const elsewhere = await appointInSchool(office, (await openOnlineSchool(office, technician)).id)
  await refusedWith('not-found', reset(elsewhere.browser, member.actor.id))
  await refusedWith('not-allowed', reset(member.browser, administrator.actor.id))
  await refusedWith('own-account', reset(administrator.browser, administrator.actor.id))
  assert.equal(await shown(), true)
  await reset(administrator.browser, member.actor.id)
  assert.equal(await shown(), false)
  assert.equal(await isIn(member.browser), false)
  await refusedWith('no-second-factor', reset(administrator.browser, member.actor.id))
  const over = waiting.call('POST /api/session/second-factor/code', {
    body: { ticket, code: '000000' },
  })
  await refusedWith('second-step-over', over)
  await refusedWith('sign-in-refused', firstStep(office, member.mail))

  const told = await mailTo(member.mail, /Un administrateur de votre établissement a retiré/)
  const again = openAdminBrowser(office.adminUrl)
  const use = (chosen: string) =>
    again.call('POST /api/password-links/use', {
      body: { token: tokenIn(told), password: chosen },
    })
  await refusedWith('password-too-short', use(short))
  await use(goodPassword)
  assert.equal(await isIn(again), true)
})

test('an account taken up again after it was disabled has no second factor of before', async () => {
  const administrator = await appointInSchool(office, school.id)
  const { actor, mail, browser } = await welcome(office, school.id, 'personnel')
  await addApp(office, browser)
  const params = { accountId: actor.id }
  await administrator.browser.call('POST /api/school/accounts/:accountId/disabling', { params })
  const { members } = await administrator.browser.call('POST /api/school/accounts', {
    body: { mail, name: actor.name, role: 'personnel', rights: [] },
  })
  assert.equal(members.find(({ id }) => id === actor.id)?.secondFactor, false)
})

test('under supervision nobody reaches the second factor of anybody', async () => {
  const person = await appointInSchool(office, school.id)
  const portal = await enterAs(office, technician.actor.id)
  const { admin } = await supervise(office, portal, school.id)
  const params = { accountId: person.actor.id }
  for (const act of [
    () => factors(admin),
    () => startApp(admin),
    () => startKey(admin),
    () => removeApp(admin),
    () => confirm(admin, '123456'),
    () => admin.call('POST /api/session/second-factor/recovery-codes', { body: password }),
    () => admin.call('POST /api/school/accounts/:accountId/second-factor-reset', { params }),
    () =>
      admin.call('POST /api/session/second-factor/code', {
        body: { ticket: 'un-billet-de-personne-du-tout', code: '123456' },
      }),
  ])
    await refusedWith('denied-in-supervision', act())
})

test('a copy of the database gives no code: the secret is sealed by a key that is not in it, and recovery codes are digests', async () => {
  const { browser } = await welcome(office, school.id)
  const { secret, recoveryCodes } = await addApp(office, browser)
  await startApp(browser)
  const { rows } = await sql<{ text: string }>`
    select t::text as text from totp_secrets t union all select c::text from factor_challenges c
    union all select r::text from recovery_codes r union all select a::text from audit_lines a
    union all select j.data::text from pgboss.job j`.execute(kysely)
  const kept = rows.map(({ text }) => text).join('\n')
  const keyFile = await readFile(join(office.folder, 'keys', keyFiles.secondFactor), 'utf8')
  const { key } = JSON.parse(keyFile) as { key: string }
  for (const clear of [secret, key, ...recoveryCodes, ...recoveryCodes.map(bare)]) {
    assert(!kept.includes(clear))
    assert(!kept.includes(Buffer.from(clear).toString('hex')))
  }
  assert(!kept.includes(Buffer.from(key, 'base64url').toString('hex')))
})

test('what was sealed for one account does not open for another', async () => {
  const { sealer } = office.house
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'a')
  assert.equal(sealer.open(sealed, 'a'), 'JBSWY3DPEHPK3PXP')
  assert.equal(sealer.open(sealed, 'b'), undefined)
  assert.equal(sealer.open(sealed.subarray(0, -1), 'a'), undefined)
  assert.equal(sealer.open(Buffer.alloc(3), 'a'), undefined)
  assert.notDeepEqual(sealer.seal('JBSWY3DPEHPK3PXP', 'a'), sealed)
})

test('no mail holds a secret or a recovery code', async () => {
  const { browser, mail } = await welcome(office, school.id)
  const { secret, recoveryCodes } = await addApp(office, browser)
  const mails = (await receivedMails(office)).filter(({ to }) => to === mail)
  for (const hidden of [secret, ...recoveryCodes])
    assert(!mails.some(({ text, subject }) => `${subject}${text}`.includes(hidden)))
})

/** Mails of one instant leave in no order. */
async function mailsTo(address: string, text: RegExp): Promise<readonly ReceivedMail[]> {
  const mails = await receivedMails(office)
  return mails.filter((mail) => mail.to === address && text.test(mail.text))
}

async function mailTo(address: string, text: RegExp): Promise<ReceivedMail> {
  const [mail] = await mailsTo(address, text)
  assert(mail !== undefined)
  return mail
}

function bare(code: string): string {
  return code.replaceAll('-', '')
}
