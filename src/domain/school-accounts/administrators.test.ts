import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { openAdminBrowser, refusedWith, type AdminBrowser } from '#testing/browser.ts'
import { lastMailTo, receivedMails, tokenIn } from '#testing/mails.ts'
import { foundDistributor, goodPassword, type Person } from '#testing/people.ts'
import { refusedField } from '#testing/problem.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'

const office = await openBackOffice()
after(office.close)
const distributor = await foundDistributor(office)
const technician = await appoint(office, 'technicien', distributor)

let counter = 0
const newMail = () => `direction${(counter += 1)}@ecole.exemple.test`
const newSchool = async () => (await openOnlineSchool(office, technician)).id

const create = (clientId: string, mail: string, person: Person = technician) =>
  person.browser.call('POST /api/clients/:clientId/school-administrators', {
    params: { clientId },
    body: { name: 'Direction inventée', mail },
  })
const enter = async (mail: string): Promise<AdminBrowser> => {
  const browser = openAdminBrowser(office.adminUrl)
  const token = tokenIn(await lastMailTo(office, mail))
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  return browser
}

test('the first administrator gets the link by mail, nobody else sees it, and enters with a password of their own', async () => {
  const clientId = await newSchool()
  const mail = newMail()
  const created = await create(clientId, mail)
  assert.equal(created.needsApproval, false)
  assert.deepEqual(
    created.administrators.map((one) => [one.mail, one.state]),
    [[mail, 'invited']],
  )
  assert(!JSON.stringify(created).includes('#'))
  const admin = await enter(mail)
  const { who } = await admin.call('GET /api/session')
  assert(who.as === 'school' && who.account.mail === mail)
  const after = await technician.browser.call('GET /api/clients/:clientId/school-administrators', {
    params: { clientId },
  })
  assert.equal(after.needsApproval, true)
  assert.equal(after.administrators[0]?.state, 'active')
  assert.equal(after.administrators[0]?.linkMail?.state, 'sent')
})

test('an invitation is used once, by the newest link only, within 72 hours', async () => {
  const clientId = await newSchool()
  const mail = newMail()
  const { administrators } = await create(clientId, mail)
  const first = tokenIn(await lastMailTo(office, mail))
  const params = { clientId, accountId: administrators[0]?.id ?? '' }
  const again = () =>
    technician.browser.call(
      'POST /api/clients/:clientId/school-administrators/:accountId/invitation',
      { params },
    )
  office.clock.advance(1000)
  await again()
  const use = (token: string) =>
    openAdminBrowser(office.adminUrl).call('POST /api/password-links/use', {
      body: { token, password: goodPassword },
    })
  await refusedWith('link-refused', use(first))
  const second = tokenIn(await lastMailTo(office, mail))
  office.clock.advance(72 * 3_600_000)
  await refusedWith('link-refused', use(second))
  const fresh = await appoint(office, 'technicien', distributor)
  await fresh.browser.call(
    'POST /api/clients/:clientId/school-administrators/:accountId/invitation',
    { params },
  )
  const third = tokenIn(await lastMailTo(office, mail))
  await use(third)
  await refusedWith('link-refused', use(third))
})

test('a malformed address is refused with its field, one of the support or of another school with its sentence', async () => {
  const [clientId, other] = [await newSchool(), await newSchool()]
  const person = await appoint(office, 'technicien', distributor)
  for (const mail of ['direction', 'direction@', '@ecole.exemple.test', 'a b@ecole.exemple.test'])
    await refusedField('mail', create(clientId, mail, person))
  await refusedWith('staff-address', create(clientId, person.mail, person))
  await refusedWith('staff-address', create(clientId, person.mail.replace('@', '+ecole@'), person))
  await refusedWith('staff-address', create(clientId, person.mail.toUpperCase(), person))
  const mail = newMail()
  await create(other, mail, person)
  const { title } = await refusedWith('mail-of-another-school', create(clientId, mail, person))
  assert.equal(title, 'Cette adresse est déjà celle d’un compte d’un autre établissement.')
  await create(clientId, newMail(), person)
  const bare = await appoint(office, 'technicien', distributor)
  const { id: without } = await bare.browser.call('POST /api/clients', {
    body: {
      ogec: '7654321K',
      uai: null,
      name: 'Sans service',
      address: null,
      postalCode: null,
      city: 'Rennes',
      phone: null,
      mail: null,
      distributorId: distributor,
      timeZone: 'Europe/Paris',
    },
  })
  await refusedWith('service-not-created', create(without, newMail(), bare))
})

test('planted: while nobody has been in, a second invitation ends the first, so that none is kept in reserve', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  const [planted, real] = [newMail(), newMail()]
  await create(clientId, planted, person)
  const kept = tokenIn(await lastMailTo(office, planted))
  await create(clientId, real, person)
  await enter(real)
  await refusedWith(
    'link-refused',
    openAdminBrowser(office.adminUrl).call('POST /api/password-links/use', {
      body: { token: kept, password: goodPassword },
    }),
  )
})

test('planted: once somebody has been in, one more is only proposed, also after that person was disabled', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  const mail = newMail()
  const { administrators } = await create(clientId, mail, person)
  const admin = await enter(mail)
  const planted = newMail()
  const proposed = await create(clientId, planted, person)
  assert.equal(proposed.administrators.length, 1)
  assert.equal(proposed.requests[0]?.mail, planted)
  assert.equal((await receivedMails(office)).filter(({ to }) => to === planted).length, 0)
  await lastMailTo(office, mail, /propose un administrateur/)
  await refusedWith('request-open', create(clientId, planted, person))

  const disabling = { params: { clientId, accountId: administrators[0]?.id ?? '' } }
  const key = 'POST /api/clients/:clientId/school-administrators/:accountId/disabling'
  // The last one is the publisher's: without any, nobody would be told who comes in.
  await refusedWith('last-administrator', person.browser.call(key, disabling))
  const publisher = await appoint(office, 'administrateur', null)
  await publisher.browser.call(key, disabling)
  await refusedWith('not-signed-in', admin.call('GET /api/school'))
  const another = newMail()
  assert.equal((await create(clientId, another, person)).requests.length, 2)
  assert.equal((await receivedMails(office)).filter(({ to }) => to === another).length, 0)
})

test('planted: a technician approves nothing, one administrator of the publisher counts once, two are enough', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  const { mail } = await welcome(office, clientId)
  const publishers = [
    await appoint(office, 'administrateur', null),
    await appoint(office, 'administrateur', null),
  ] as const
  const proposed = newMail()
  const { requests } = await create(clientId, proposed, publishers[0])
  assert.deepEqual(requests[0]?.approvedBy, [publishers[0].actor.name])
  const params = { clientId, requestId: requests[0]?.id ?? '' }
  const key = 'POST /api/clients/:clientId/administrator-requests/:requestId/approval'
  await refusedWith('not-allowed', person.browser.call(key, { params }))
  assert.equal((await publishers[0].browser.call(key, { params })).requests.length, 1)
  const done = await publishers[1].browser.call(key, { params })
  assert.deepEqual(
    done.administrators.map((one) => one.mail).toSorted(),
    [mail, proposed].toSorted(),
  )
  await refusedWith('request-closed', publishers[1].browser.call(key, { params }))
  await lastMailTo(office, mail, /un administrateur a été ajouté/)
  await enter(proposed)
})

test('planted: invited at the very moment when the first one comes in, one more still waits for approval', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  const [real, planted] = [newMail(), newMail()]
  const { administrators } = await create(clientId, real, person)
  const token = tokenIn(await lastMailTo(office, real))
  const { kysely } = office.house.database
  const [entering, planting] = await kysely.transaction().execute(async (opened) => {
    // The password of who comes in waits for this one, which goes again: the other is quicker.
    await sql`insert into passwords (account_id, password_hash, changed_at)
      values (${administrators[0]?.id}, '-', ${office.clock.now()})`.execute(opened)
    const entering = openAdminBrowser(office.adminUrl)
      .call('POST /api/password-links/use', { body: { token, password: goodPassword } })
      .then(() => true)
      .catch(() => false)
    await delay(400)
    const planting = create(clientId, planted, person)
    await delay(400)
    await sql`delete from passwords where password_hash = '-'`.execute(opened)
    return [entering, planting] as const
  })
  const entered = await entering
  const after = (await planting).administrators.map(({ mail, state }) => `${mail} ${state}`)
  assert.deepEqual(
    after.toSorted(),
    entered ? [`${real} active`] : [`${real} disabled`, `${planted} invited`],
  )
})

test('the school itself accepts or refuses who is proposed, and the support takes a proposal back', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  const { browser } = await welcome(office, clientId)
  const mails = [newMail(), newMail(), newMail()] as const
  for (const mail of mails) await create(clientId, mail, person)
  const { requests } = await browser.call('GET /api/school/accounts')
  const idOf = (mail: string) => requests.find((one) => one.mail === mail)?.id ?? ''
  const accepted = { params: { requestId: idOf(mails[0]) } }
  await browser.call('POST /api/school/administrator-requests/:requestId/approval', accepted)
  await browser.call('POST /api/school/administrator-requests/:requestId/refusal', {
    params: { requestId: idOf(mails[1]) },
  })
  await person.browser.call('DELETE /api/clients/:clientId/administrator-requests/:requestId', {
    params: { clientId, requestId: idOf(mails[2]) },
  })
  const left = await browser.call('GET /api/school/accounts')
  assert.equal(left.requests.length, 0)
  await enter(mails[0])
  for (const mail of mails.slice(1))
    assert.equal((await receivedMails(office)).filter(({ to }) => to === mail).length, 0)
})

test('a proposal that nobody answers in a week is over, and makes room for another', async () => {
  const clientId = await newSchool()
  await welcome(office, clientId)
  const mail = newMail()
  const asking = await appoint(office, 'technicien', distributor)
  const { requests } = await create(clientId, mail, asking)
  office.clock.advance(7 * 24 * 3_600_000)
  const later = await appoint(office, 'technicien', distributor)
  const publisher = await appoint(office, 'administrateur', null)
  await refusedWith(
    'request-closed',
    publisher.browser.call(
      'POST /api/clients/:clientId/administrator-requests/:requestId/approval',
      { params: { clientId, requestId: requests[0]?.id ?? '' } },
    ),
  )
  assert.equal((await create(clientId, mail, later)).requests.length, 1)
})

test('a new address holds once somebody there follows the link; the old one is told; one of the support is refused', async () => {
  const clientId = await newSchool()
  const { browser, mail } = await welcome(office, clientId)
  const change = (to: string, password = goodPassword) =>
    browser.call('POST /api/session/mail-changes', { body: { mail: to, password } })
  await refusedWith('password-wrong', change(newMail(), 'un autre mot de passe'))
  await refusedWith('staff-address', change(technician.mail))
  const taken = await welcome(office, clientId, 'personnel')
  await refusedWith('mail-taken', change(taken.mail))

  const next = newMail()
  await change(next)
  const token = tokenIn(await lastMailTo(office, next))
  const stillOld = await browser.call('GET /api/session')
  assert(stillOld.who.as === 'school' && stillOld.who.account.mail === mail)
  const use = () =>
    openAdminBrowser(office.adminUrl).call('POST /api/mail-changes/use', { body: { token } })
  assert.deepEqual(await use(), { mail: next })
  await refusedWith('link-refused', use())
  await lastMailTo(office, mail, /votre adresse a changé/)
  const door = openAdminBrowser(office.adminUrl)
  await refusedWith(
    'sign-in-refused',
    door.call('POST /api/session', { body: { mail, password: goodPassword } }),
  )
  await door.call('POST /api/session', { body: { mail: next, password: goodPassword } })
})

test('nobody is flooded with invitations: not by inviting the same person over and over, nor two in turn', async () => {
  const clientId = await newSchool()
  const { browser } = await welcome(office, clientId)
  const mail = newMail()
  const invite = { mail, name: 'Invitée', role: 'personnel' as const, rights: [] }
  const inviting = async () => {
    const { members } = await browser.call('POST /api/school/accounts', { body: invite })
    const accountId = members.find((one) => one.mail === mail)?.id ?? ''
    await browser.call('POST /api/school/accounts/:accountId/disabling', { params: { accountId } })
  }
  for (let n = 0; n < 5; n += 1) await inviting()
  await refusedWith('too-many-tries', inviting())

  const person = await appoint(office, 'technicien', distributor)
  const fresh = await newSchool()
  const [one, other] = [newMail(), newMail()]
  for (let n = 0; n < 5; n += 1) {
    await create(fresh, one, person)
    await create(fresh, other, person)
  }
  await refusedWith('too-many-tries', create(fresh, one, person))
  for (const to of [mail, one, other])
    assert.equal((await receivedMails(office)).filter((sent) => sent.to === to).length, 5)
})

test('nor are administrators with proposals that are taken back again', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  await welcome(office, clientId)
  const proposing = async () => {
    const { requests } = await create(clientId, newMail(), person)
    await person.browser.call('DELETE /api/clients/:clientId/administrator-requests/:requestId', {
      params: { clientId, requestId: requests[0]?.id ?? '' },
    })
  }
  for (let n = 0; n < 5; n += 1) await proposing()
  await refusedWith('too-many-tries', proposing())
})

test('a name is one line: no second one writes into the mails of the house', async () => {
  const person = await appoint(office, 'technicien', distributor)
  const clientId = await newSchool()
  for (const name of [
    'Direction\n\nVotre compte expire',
    'Direction\tinventée',
    'Direction\rinventée',
  ])
    await refusedField(
      'name',
      person.browser.call('POST /api/clients/:clientId/school-administrators', {
        params: { clientId },
        body: { name, mail: newMail() },
      }),
    )
})

test('two administrators who disable each other at once leave one; nobody takes their own rights', async () => {
  const clientId = await newSchool()
  const [one, two] = [await welcome(office, clientId), await welcome(office, clientId)]
  const disable = (by: AdminBrowser, accountId: string) =>
    by.call('POST /api/school/accounts/:accountId/disabling', { params: { accountId } })
  await refusedWith('own-account', disable(one.browser, one.actor.id))
  const settled = await Promise.allSettled([
    disable(one.browser, two.actor.id),
    disable(two.browser, one.actor.id),
  ])
  assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1)
})
