import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { openBrowser, refusedWith } from '#testing/browser.ts'
import { lastMailTo, tokenIn } from '#testing/mails.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { outcomes } from '#testing/problem.ts'
import { addApp, enteredIn } from '#testing/second-factor.ts'

const office = await openBackOffice()
after(office.close)

const distributor = await foundDistributor(office)
const administrator = await appoint(office, 'administrateur', null)
const { call } = administrator.browser
const asTechnician = { role: 'technicien', distributorId: distributor } as const

test('nobody takes their own rights away, however their identifier is written', async () => {
  const colleague = await appoint(office, 'administrateur', null)
  const { id, name } = administrator.actor
  for (const staffId of [id, id.toUpperCase()]) {
    const demote = { params: { staffId }, body: { name, ...asTechnician } }
    await refusedWith('own-account', call('PUT /api/staff/:staffId', demote))
    const { title } = await refusedWith(
      'own-account',
      call('POST /api/staff/:staffId/disabling', { params: { staffId } }),
    )
    assert.equal(title, 'On ne retire pas ses propres droits.')
  }
  await call('POST /api/staff/:staffId/disabling', { params: { staffId: colleague.actor.id } })
})

test('administrators who disable or demote each other at once leave one', async () => {
  for (let round = 0; round < 4; round += 1) {
    const a = await appoint(office, 'administrateur', null)
    const b = await appoint(office, 'administrateur', null)
    await call('POST /api/staff/:staffId/disabling', { params: { staffId: a.actor.id } })
    await call('DELETE /api/staff/:staffId/disabling', { params: { staffId: a.actor.id } })
    // Seen a while ago, so that each request also notes when they were last seen.
    office.clock.advance(2 * 60_000)
    const doers = [
      { browser: await enterAs(office, a.actor.id), target: b },
      { browser: await enterAs(office, b.actor.id), target: a },
    ]
    office.clock.advance(2 * 60_000)
    const { codes } = await outcomes(
      doers.map(({ browser, target: { actor } }) =>
        round % 2 === 0
          ? browser.call('POST /api/staff/:staffId/disabling', { params: { staffId: actor.id } })
          : browser.call('PUT /api/staff/:staffId', {
              params: { staffId: actor.id },
              body: { name: actor.name, ...asTechnician },
            }),
      ),
    )
    assert(!codes.includes('unexpected'), codes.join())
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from accounts where role = 'administrateur' and disabled_at is null`.execute(
      office.house.database.kysely,
    )
    assert(Number(rows[0]?.n) >= 1)
  }
})

test('a lost second factor is taken away with the password; the new link goes to the mailbox, and nobody is shown it', async () => {
  const person = await hire(office, 'technicien', distributor)
  const params = { staffId: person.actor.id }
  const reset = () => call('POST /api/staff/:staffId/second-factor-reset', { params })
  await refusedWith('no-second-factor', reset())
  await addApp(office, person.browser)
  const mine = { staffId: administrator.actor.id }
  await refusedWith(
    'own-account',
    call('POST /api/staff/:staffId/second-factor-reset', { params: mine }),
  )
  const { state, secondFactor } = await reset()
  assert.deepEqual([state, secondFactor], ['invited', false])
  assert.equal((await person.browser.fetch('/api/session')).status, 401)

  const token = tokenIn(await lastMailTo(office, person.mail, /réinitialisée$/))
  const body = { token, password: 'six zèbres écoutent la radio' }
  const browser = openBrowser(office.portalUrl)
  const entered = await browser.call('POST /api/password-links/use', { body })
  assert.equal(enteredIn(entered).id, person.actor.id)

  // An administrator who saw a link would enter as that person.
  await addApp(office, browser, body.password)
  await reset()
  const { link } = await call('POST /api/staff/:staffId/invitation', { params })
  assert.equal(link, null)
})

test('the last active administrator stays, even against the service itself', async () => {
  const only = await openBackOffice()
  try {
    const last = await appoint(only, 'administrateur', null)
    const { disableStaff } = await import('./change-staff.ts')
    const { title } = await refusedWith(
      'last-administrator',
      only.work({ kind: 'system' }, (work) => disableStaff(work, last.actor.id)),
    )
    assert.equal(title, 'C’est le dernier administrateur actif.')
  } finally {
    await only.close()
  }
})

test('a technician has a distributor that exists; a mail has one account, however it is typed', async () => {
  const boss = await appoint(office, 'administrateur', null)
  const invite = (some: object) =>
    boss.browser.call('POST /api/staff', {
      body: { mail: 'nouvelle@exemple.test', name: 'Nouvelle', ...asTechnician, ...some },
    })
  await refusedWith('technician-without-distributor', invite({ distributorId: null }))
  await refusedWith('not-found', invite({ distributorId: crypto.randomUUID() }))
  const { done, codes } = await outcomes([
    invite({ mail: ' Nouvelle@Exemple.test ' }),
    invite({}),
    invite({}),
  ])
  assert.equal(done, 1)
  assert.deepEqual(codes, ['mail-taken', 'mail-taken'])
})

test('two distributors never bear the same name, whatever the case, the accents or the moment', async () => {
  const boss = await appoint(office, 'administrateur', null)
  const create = (name: string) => boss.browser.call('POST /api/distributors', { body: { name } })
  await create('Éditions du Lac')
  await refusedWith('distributor-taken', create(' editions DU lac'))
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await create(`A${round}`), await create(`B${round}`)]
    const rename = (distributorId: string) =>
      boss.browser.call('PUT /api/distributors/:distributorId', {
        params: { distributorId },
        body: { name: `Le même ${round}` },
      })
    const { done, codes } = await outcomes([rename(a.id), rename(b.id), create(`Le même ${round}`)])
    assert.equal(done, 1)
    assert.deepEqual(codes, ['distributor-taken', 'distributor-taken'])
  }
})
