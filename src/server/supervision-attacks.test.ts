import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { challengeOf } from '#domain/supervision/start-supervision.ts'
import { changeClient } from '#domain/clients/save-client.ts'
import { disableStaff } from '#domain/staff/change-staff.ts'
import type { ClientFields } from '#contracts/clients.ts'
import type { SupervisionEnd } from '#contracts/supervision.ts'
import { appoint, enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openAdminBrowser, openBrowser, refusedWith, type AdminBrowser } from '#testing/browser.ts'
import { receivedMails } from '#testing/mails.ts'
import { foundDistributor, goodPassword, hire, type Person } from '#testing/people.ts'
import { outcomes, problemIn } from '#testing/problem.ts'
import { appointInSchool, openOnlineSchool, type SchoolPerson } from '#testing/school-people.ts'
import { approvedCode, supervise } from '#testing/supervise.ts'
import { adminSite, portal } from './sites.ts'

const office = await openBackOffice()
after(office.close)
const { kysely } = office.house.database
const cookies = adminSite(office.house.config).cookies
const distributor = await foundDistributor(office)
const elsewhere = await foundDistributor(office)
const minuteMs = 60_000

/** A school with an administrator, its technician, and nothing running. */
async function scene(): Promise<{
  technician: Person
  clientId: string
  school: string
  administrator: SchoolPerson
}> {
  const technician = await appoint(office, 'technicien', distributor)
  const client = await openOnlineSchool(office, technician)
  const administrator = await appointInSchool(office, client.id)
  return { technician, clientId: client.id, school: client.name, administrator }
}

/** The same with the supervision that runs. */
async function running(mode: 'consultation' | 'modification' = 'modification') {
  const set = await scene()
  const { supervisionId, admin } = await supervise(office, set.technician.browser, set.clientId)
  if (mode === 'modification')
    await admin.call('PUT /api/supervision/mode', { body: { mode: 'modification' } })
  return { ...set, supervisionId, admin }
}

async function assertEnded(admin: AdminBrowser, why: SupervisionEnd): Promise<void> {
  const { details } = await refusedWith('supervision-ended', admin.call('GET /api/school'))
  assert.equal(details['why'], why)
  await refusedWith('supervision-ended', publish(admin))
}

const publish = (admin: AdminBrowser, publishedFrom: string | null = '2026-11-25') =>
  admin.call('PUT /api/school/modules/:module', {
    params: { module: 'notes' },
    body: { publishedFrom },
  })

test('1. without its cookie nobody is there; put into another cookie of any site it opens nothing', async () => {
  const { admin, administrator } = await running()
  const token = admin.cookies.get(cookies.supervision) ?? ''
  await refusedWith('not-signed-in', openAdminBrowser(office.adminUrl).call('GET /api/school'))

  const asSession = openAdminBrowser(office.adminUrl)
  asSession.cookies.set(cookies.session, token)
  await refusedWith('not-signed-in', asSession.call('GET /api/school'))

  const atThePortal = openBrowser(office.portalUrl)
  atThePortal.cookies.set(portal(office.house.config).cookies.session, token)
  await refusedWith('not-signed-in', atThePortal.call('GET /api/session'))

  const upsideDown = openAdminBrowser(office.adminUrl)
  upsideDown.cookies.set(
    cookies.supervision,
    administrator.browser.cookies.get(cookies.session) ?? '',
  )
  await refusedWith('not-signed-in', upsideDown.call('GET /api/school'))
})

test('2. a portal session opens nothing on the admin site, nor a school’s session on the portal', async () => {
  const { technician, administrator } = await scene()
  const name = portal(office.house.config).cookies.session
  const stray = openAdminBrowser(office.adminUrl)
  stray.cookies.set(cookies.session, technician.browser.cookies.get(name) ?? '')
  await refusedWith('not-signed-in', stray.call('GET /api/school'))
  const other = openBrowser(office.portalUrl)
  other.cookies.set(name, administrator.browser.cookies.get(cookies.session) ?? '')
  await refusedWith('not-signed-in', other.call('GET /api/clients', { query: {} }))
})

test('3. a code that was redeemed is refused the second time, and the first session goes on', async () => {
  const { technician, clientId } = await scene()
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, admin, clientId)
  const started = admin.cookies.get(cookies['supervision-start']) ?? ''
  await admin.call('POST /api/supervision-sessions', { body: { code, state } })
  const replay = openAdminBrowser(office.adminUrl)
  replay.cookies.set(cookies['supervision-start'], started)
  await refusedWith(
    'supervision-code-refused',
    replay.call('POST /api/supervision-sessions', { body: { code, state } }),
  )
  await admin.call('GET /api/school')
})

test('4. twenty redemptions of one code at once: exactly one session', async () => {
  const { technician, clientId } = await scene()
  const admin = openAdminBrowser(office.adminUrl)
  const { supervisionId, code, state } = await approvedCode(technician.browser, admin, clientId)
  const started = admin.cookies.get(cookies['supervision-start']) ?? ''
  const browsers = Array.from({ length: 20 }, () => {
    const browser = openAdminBrowser(office.adminUrl)
    browser.cookies.set(cookies['supervision-start'], started)
    return browser
  })
  const { done, codes } = await outcomes(
    browsers.map((browser) =>
      browser.call('POST /api/supervision-sessions', { body: { code, state } }),
    ),
  )
  assert.equal(done, 1)
  assert.deepEqual(
    codes,
    Array.from({ length: 19 }, () => 'supervision-code-refused'),
  )
  const inside = browsers.filter(({ cookies: kept }) => kept.has(cookies.supervision))
  assert.equal(inside.length, 1)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from audit_lines l join supervision_lines u on u.line_id = l.id
    where u.supervision_id = ${supervisionId} and l.event = 'supervision-started'`.execute(kysely)
  assert.equal(rows[0]?.n, 1)
})

test('5. a code is worth nothing in another browser, with another state, or without the secret of the one that began', async () => {
  const { technician, clientId } = await scene()
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, admin, clientId)
  const thief = openAdminBrowser(office.adminUrl)
  const redeem = (browser: AdminBrowser, given: { code: string; state: string }) =>
    refusedWith(
      'supervision-code-refused',
      browser.call('POST /api/supervision-sessions', { body: given }),
    )
  await redeem(thief, { code, state })
  const own = await thief.call('POST /api/supervision-starts')
  await redeem(thief, { code, state: own.state })
  await redeem(admin, { code, state: own.state })
  thief.cookies.set(cookies['supervision-start'], `${state}.${'x'.repeat(43)}`)
  await redeem(thief, { code, state })
  thief.cookies.set(cookies['supervision-start'], 'nonsense')
  await redeem(thief, { code, state })
  // After all that it still opens for the browser that began.
  await admin.call('POST /api/supervision-sessions', { body: { code, state } })
})

test('6. a code lives sixty seconds, and the click that leads to it two minutes', async () => {
  const { technician, clientId } = await scene()
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, admin, clientId)
  office.clock.advance(minuteMs)
  await refusedWith(
    'supervision-code-refused',
    admin.call('POST /api/supervision-sessions', { body: { code, state } }),
  )
  const { supervisionId, challenge } = await asked(technician, clientId)
  office.clock.advance(2 * minuteMs)
  await refusedWith(
    'supervision-code-refused',
    approve(technician, clientId, supervisionId, challenge),
  )
})

test('7. only the session that asked can approve, once: not another session, person, distributor or client', async () => {
  const { technician, clientId } = await scene()
  const { supervisionId, challenge } = await asked(technician, clientId)
  const colleague = await appoint(office, 'technicien', distributor)
  const stranger = await appoint(office, 'technicien', elsewhere)
  const otherClient = await openOnlineSchool(office, technician)
  const otherSession = { ...technician, browser: await enterAs(office, technician.actor.id) }
  for (const person of [otherSession, colleague])
    await refusedWith(
      'supervision-code-refused',
      approve(person, clientId, supervisionId, challenge),
    )
  await refusedWith('not-found', approve(stranger, clientId, supervisionId, challenge))
  await refusedWith(
    'supervision-code-refused',
    approve(technician, otherClient.id, supervisionId, challenge),
  )
  await approve(technician, clientId, supervisionId, challenge)
  await refusedWith(
    'supervision-code-refused',
    approve(technician, clientId, supervisionId, challenge),
  )
})

test('8. nested: under supervision no other one begins, and no door of the school opens', async () => {
  const { admin, technician, clientId, administrator } = await running()
  const elsewhereBegun = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, elsewhereBegun, clientId)
  await refusedWith('denied-in-supervision', admin.call('POST /api/supervision-starts'))
  await refusedWith(
    'denied-in-supervision',
    admin.call('POST /api/supervision-sessions', { body: { code, state } }),
  )
  const { mail } = administrator
  await refusedWith(
    'denied-in-supervision',
    admin.call('POST /api/session', { body: { mail, password: goodPassword } }),
  )
  await refusedWith(
    'denied-in-supervision',
    admin.call('POST /api/password-links', { body: { mail } }),
  )
})

test('9. the technician is disabled: ended at the next request', async () => {
  const { admin, technician } = await running()
  await office.work(system, (work) => disableStaff(work, technician.actor.id))
  await assertEnded(admin, 'account-changed')
})

test('10. the technician is moved to another distributor, or the client is: ended at the next request', async () => {
  const publisher = await appoint(office, 'administrateur', null)
  const moved = await running()
  await publisher.browser.call('PUT /api/staff/:staffId', {
    params: { staffId: moved.technician.actor.id },
    body: { name: 'Déplacée', role: 'technicien', distributorId: elsewhere },
  })
  await assertEnded(moved.admin, 'rights-changed')

  const given = await running()
  const {
    id,
    createdAt: _c,
    updatedAt: _u,
    contacts: _k,
    observations: _o,
    distributor: _d,
    ...file
  } = await publisher.browser.call('GET /api/clients/:clientId', {
    params: { clientId: given.clientId },
  })
  await office.work(publisher.actor, (work) =>
    changeClient(work, id, {
      ...(file as unknown as ClientFields),
      version: file.version,
      distributorId: elsewhere,
    }),
  )
  await assertEnded(given.admin, 'rights-changed')
})

test('11. the technician signs out of the portal: ended at the next request', async () => {
  const { admin, technician } = await running()
  await technician.browser.call('DELETE /api/session')
  await assertEnded(admin, 'signed-out')
})

test('12. the technician changes the password, in this session or by a link: ended at the next request', async () => {
  const technician = await hire(office, 'technicien', distributor)
  const client = await openOnlineSchool(office, technician)
  const { admin } = await supervise(office, technician.browser, client.id)
  office.clock.advance(1000)
  await technician.browser.call('PUT /api/session/password', {
    body: { current: goodPassword, next: 'six hirondelles du vieux clocher' },
  })
  await assertEnded(admin, 'account-changed')
})

test('13. the school says no, or its agreement runs out: ended at the next request', async () => {
  const refused = await running()
  const consent = (body: { mode: 'on-request' | 'never'; grant?: '1h' }) =>
    refused.administrator.browser.call('PUT /api/support-access/consent', { body })
  await consent({ mode: 'never' })
  await assertEnded(refused.admin, 'consent-withdrawn')
  await refusedWith(
    'consent-missing',
    supervise(office, refused.technician.browser, refused.clientId),
  )

  await consent({ mode: 'on-request', grant: '1h' })
  office.clock.advance(50 * minuteMs)
  const again = await supervise(office, refused.technician.browser, refused.clientId).catch(
    async () => {
      const browser = await enterAs(office, refused.technician.actor.id)
      return supervise(office, browser, refused.clientId)
    },
  )
  office.clock.advance(9 * minuteMs)
  await again.admin.call('GET /api/school')
  office.clock.advance(minuteMs)
  await assertEnded(again.admin, 'consent-withdrawn')
})

test('14. the school presses « Mettre fin »: ended at the next request, and it says by whom', async () => {
  const { admin, administrator, supervisionId } = await running()
  await administrator.browser.call('POST /api/support-access/supervisions/:supervisionId/end', {
    params: { supervisionId },
  })
  await assertEnded(admin, 'ended-by-school')
})

test('15. the service is suspended: ended; its access is closed: everything reads, nothing changes, and it works again once open', async () => {
  const closed = await running()
  const at = { params: { clientId: closed.clientId } }
  const { browser } = closed.technician
  await browser.call('PUT /api/clients/:clientId/online-service/access', {
    ...at,
    body: { open: false },
  })
  const session = await closed.admin.call('GET /api/session')
  assert.deepEqual(session.readOnly, { why: 'closed', until: null })
  await refusedWith('service-read-only', publish(closed.admin))
  await closed.administrator.browser.call('GET /api/school/modules')
  await refusedWith('service-read-only', publish(closed.administrator.browser))
  await browser.call('PUT /api/clients/:clientId/online-service/access', {
    ...at,
    body: { open: true },
  })
  await publish(closed.admin)
  await publish(closed.administrator.browser, null)

  await browser.call('PUT /api/clients/:clientId/online-service/suspension', {
    ...at,
    body: { until: '2026-12-24' },
  })
  await assertEnded(closed.admin, 'service-suspended')
  await refusedWith('service-suspended', supervise(office, browser, closed.clientId))
})

test('16. thirty minutes and no more, whatever is done; ten without a request', async () => {
  const busy = await running()
  const { who } = await busy.admin.call('GET /api/session')
  assert(who.as === 'supervision')
  for (let minutes = 5; minutes < 30; minutes += 5) {
    office.clock.advance(5 * minuteMs)
    await busy.admin.call('PUT /api/supervision/mode', {
      body: { mode: minutes % 2 === 0 ? 'modification' : 'consultation' },
    })
    const session = await busy.admin.call('GET /api/session')
    assert(session.who.as === 'supervision')
    assert.equal(session.who.supervision.endsAt, who.supervision.endsAt)
  }
  office.clock.advance(5 * minuteMs)
  await assertEnded(busy.admin, 'time-is-up')

  const idle = await running()
  office.clock.advance(10 * minuteMs - 1)
  await idle.admin.call('GET /api/school')
  office.clock.advance(10 * minuteMs)
  await assertEnded(idle.admin, 'idle')
})

test('17. a clock set back does not give time: before its own start a supervision is over', async () => {
  const { admin } = await running()
  const now = office.clock.now()
  office.clock.set(new Date(now.getTime() - 60 * minuteMs))
  await assertEnded(admin, 'time-is-up')
  office.clock.set(now)
  await assertEnded(admin, 'time-is-up')
})

test('18. asked from another site, the portal’s included, nothing happens', async () => {
  const { admin, technician, clientId, supervisionId } = await running()
  for (const [path, body] of [
    ['/api/supervision/mode', '{"mode":"consultation"}'],
    ['/api/supervision', '{}'],
    ['/api/supervision-starts', '{}'],
  ] as const) {
    const method = path.endsWith('mode') ? 'PUT' : path.endsWith('starts') ? 'POST' : 'DELETE'
    const headers = { origin: office.portalUrl }
    const answer = await admin.fetch(path, { method, body, headers })
    assert.equal((await problemIn(answer)).code, 'cross-site')
  }
  const approval = `/api/clients/${clientId}/supervisions/${supervisionId}/approval`
  const answer = await technician.browser.fetch(approval, {
    method: 'POST',
    body: JSON.stringify({ challenge: 'x'.repeat(43) }),
    headers: { origin: office.adminUrl },
  })
  assert.equal((await problemIn(answer)).code, 'cross-site')
  await publish(admin)
})

test('19. one that is over never falls back on a school’s session in the same browser', async () => {
  const { admin, administrator } = await running()
  admin.cookies.set(cookies.session, administrator.browser.cookies.get(cookies.session) ?? '')
  office.clock.advance(10 * minuteMs)
  await assertEnded(admin, 'idle')
  await admin.call('DELETE /api/supervision')
  assert.equal((await admin.call('GET /api/session')).who.as, 'school')
})

test('20. what was denied or only read is in the report that the school reads, and changed nothing', async () => {
  const { admin, administrator, supervisionId } = await running('consultation')
  await refusedWith('supervision-only-reads', publish(admin))
  await refusedWith('denied-in-supervision', admin.call('GET /api/school/accounts'))
  await refusedWith(
    'denied-in-supervision',
    admin.call('PUT /api/support-access/consent', { body: { mode: 'always' } }),
  )
  const { lines } = await administrator.browser.call(
    'GET /api/support-access/supervisions/:supervisionId',
    { params: { supervisionId } },
  )
  assert.deepEqual(
    lines.filter(({ event }) => event === 'refused').map(({ details }) => details['route']),
    [
      'PUT /api/support-access/consent',
      'GET /api/school/accounts',
      'PUT /api/school/modules/:module',
    ],
  )
  const modules = await administrator.browser.call('GET /api/school/modules')
  assert.equal(modules.find(({ module }) => module === 'notes')?.publishedFrom, null)
})

test('21. an agreement that is withdrawn between the click, the code and the session stops each of them', async () => {
  const { technician, clientId, administrator } = await scene()
  const consent = (mode: 'always' | 'never') =>
    administrator.browser.call('PUT /api/support-access/consent', { body: { mode } })
  const { supervisionId, challenge } = await asked(technician, clientId)
  await consent('never')
  await refusedWith('consent-missing', approve(technician, clientId, supervisionId, challenge))
  await consent('always')
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, admin, clientId)
  await consent('never')
  await refusedWith(
    'supervision-code-refused',
    admin.call('POST /api/supervision-sessions', { body: { code, state } }),
  )
})

test('22. signed out between the code and the session: no session', async () => {
  const { technician, clientId } = await scene()
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, admin, clientId)
  await technician.browser.call('DELETE /api/session')
  await refusedWith(
    'supervision-code-refused',
    admin.call('POST /api/supervision-sessions', { body: { code, state } }),
  )
})

test('23. no code, token or secret of the exchange is kept in the clear', async () => {
  const { technician, clientId } = await scene()
  const admin = openAdminBrowser(office.adminUrl)
  const { code, state } = await approvedCode(technician.browser, admin, clientId)
  const [, verifier = ''] = (admin.cookies.get(cookies['supervision-start']) ?? '').split('.')
  assert.equal(challengeOf(verifier).length, 43)
  await admin.call('POST /api/supervision-sessions', { body: { code, state } })
  const token = admin.cookies.get(cookies.supervision) ?? ''
  const { rows } = await sql<{ text: string }>`
    select v::text as text from supervisions v union all select private::text from audit_lines`.execute(
    kysely,
  )
  const kept = rows.map(({ text }) => text).join('\n')
  for (const secret of [code, verifier, token]) {
    assert(!kept.includes(secret))
    assert(!kept.includes(Buffer.from(secret, 'base64url').toString('hex')))
  }
})

test('24. a change that waits for its turn while the school says no or « Mettre fin » does not come after', async () => {
  for (const end of ['consent', 'end'] as const) {
    const { admin, administrator, clientId, supervisionId } = await running()
    const { browser } = administrator
    const [ending, changing] = await kysely.transaction().execute(async (opened) => {
      // Both wait for the school; the first to ask is the first to go.
      await sql`select id from clients where id = ${clientId} for update`.execute(opened)
      const ending =
        end === 'consent'
          ? browser.call('PUT /api/support-access/consent', { body: { mode: 'never' } })
          : browser.call('POST /api/support-access/supervisions/:supervisionId/end', {
              params: { supervisionId },
            })
      await delay(200)
      const changing = refusedWith('supervision-ended', publish(admin))
      await delay(200)
      return [ending, changing] as const
    })
    await Promise.all([ending, changing])
    const modules = await browser.call('GET /api/school/modules')
    assert.equal(modules.find(({ module }) => module === 'notes')?.publishedFrom, null)
  }
})

test('25. an approval of the urgent way by somebody who is no longer an administrator of the publisher counts no more', async () => {
  const { technician, clientId, administrator } = await scene()
  const [one, two, three] = [
    await appoint(office, 'administrateur', null),
    await appoint(office, 'administrateur', null),
    await appoint(office, 'administrateur', null),
  ]
  await administrator.browser.call('PUT /api/support-access/consent', { body: { mode: 'never' } })
  const ask = (person: Person) =>
    person.browser.call('POST /api/clients/:clientId/supervision-overrides', {
      params: { clientId },
      body: { reason: 'Rançongiciel inventé' },
    })
  const approval = (person: Person, overrideId: string) =>
    person.browser.call('POST /api/clients/:clientId/supervision-overrides/:overrideId/approval', {
      params: { clientId, overrideId },
    })
  const alone = await ask(one)
  await office.work(system, (work) => disableStaff(work, one.actor.id))
  await refusedWith('override-closed', approval(two, alone.id))

  await approval(three, (await ask(two)).id)
  const { admin } = await supervise(office, technician.browser, clientId)
  await office.work(system, (work) => disableStaff(work, three.actor.id))
  await assertEnded(admin, 'consent-withdrawn')
})

test('26. no change goes from the report under a heap of refused tries', async () => {
  const { admin, administrator, supervisionId } = await running()
  await publish(admin)
  for (let n = 0; n < 520; n += 1) await assert.rejects(admin.call('GET /api/school/accounts'))
  const { lines } = await administrator.browser.call(
    'GET /api/support-access/supervisions/:supervisionId',
    { params: { supervisionId } },
  )
  assert(lines.some(({ event }) => event === 'module-published'))
  assert(lines.length > 500)
})

test('27. nor under a heap of others: a supervision changes no more than its report shows', async () => {
  const { admin, administrator, supervisionId } = await running()
  await publish(admin)
  let refused = 0
  for (let n = 0; n < 210; n += 1) {
    const mode = n % 2 === 0 ? 'consultation' : 'modification'
    await admin.call('PUT /api/supervision/mode', { body: { mode } }).catch(() => (refused += 1))
  }
  assert(refused > 0)
  const { supervision, lines } = await administrator.browser.call(
    'GET /api/support-access/supervisions/:supervisionId',
    { params: { supervisionId } },
  )
  assert.equal(lines.length, supervision.lines)
  assert(lines.some(({ event }) => event === 'module-published'))
  await admin.call('DELETE /api/supervision')
})

test('24. a tab that was opened for one school changes nothing in the one that the browser has passed to', async () => {
  const first = await running()
  const made = await first.admin.call('GET /api/session')
  assert(made.who.as === 'supervision')
  await first.admin.call('DELETE /api/supervision')
  const second = await scene()
  await supervise(office, second.technician.browser, second.clientId, { admin: first.admin })
  await first.admin.call('PUT /api/supervision/mode', { body: { mode: 'modification' } })
  const change = async (madeFor: string) => {
    const answer = await first.admin.fetch('/api/school/modules/notes', {
      method: 'PUT',
      body: '{"publishedFrom":"2026-11-25"}',
      headers: { 'x-made-for': madeFor },
    })
    return answer.status < 400 ? 'done' : (await problemIn(answer)).code
  }
  assert.equal(await change(made.who.supervision.id), 'made-for-another')
  assert.equal(await change(second.administrator.actor.id), 'made-for-another')
  const now = await first.admin.call('GET /api/session')
  assert(now.who.as === 'supervision')
  assert.equal(await change(now.who.supervision.id), 'done')
})

test('the urgent way past a refusal: two administrators of the publisher, told to the school at once, for an hour', async () => {
  const { technician, clientId, administrator } = await scene()
  const [one, two] = [
    await appoint(office, 'administrateur', null),
    await appoint(office, 'administrateur', null),
  ]
  await administrator.browser.call('PUT /api/support-access/consent', { body: { mode: 'never' } })
  await sql`insert into passwords (account_id, password_hash, changed_at)
    values (${administrator.actor.id}, '-', ${office.clock.now()})`.execute(kysely)
  const params = { clientId }
  await refusedWith(
    'not-allowed',
    technician.browser.call('POST /api/clients/:clientId/supervision-overrides', {
      params,
      body: { reason: 'Rançongiciel inventé' },
    }),
  )
  const { id: overrideId } = await one.browser.call(
    'POST /api/clients/:clientId/supervision-overrides',
    { params, body: { reason: 'Rançongiciel inventé' } },
  )
  const approval = (person: Person) =>
    person.browser.call('POST /api/clients/:clientId/supervision-overrides/:overrideId/approval', {
      params: { clientId, overrideId },
    })
  await refusedWith('override-own', approval(one))
  await refusedWith('consent-missing', supervise(office, technician.browser, clientId))
  await approval(two)
  await refusedWith('override-closed', approval(two))
  const told = (await receivedMails(office)).filter(({ to }) => to === administrator.mail)
  assert(told.some(({ subject, text }) => /URGENCE/.test(subject) && /Rançongiciel/.test(text)))

  const { admin } = await supervise(office, technician.browser, clientId)
  const { supervisions } = await administrator.browser.call('GET /api/support-access')
  assert.equal(supervisions[0]?.emergency, true)
  await admin.call('GET /api/school')
})

async function asked(technician: Person, clientId: string) {
  const { supervisionId } = await technician.browser.call(
    'POST /api/clients/:clientId/supervisions',
    {
      params: { clientId },
      body: { reason: 'parametrage', sentence: null, ticket: null },
    },
  )
  const { challenge } = await openAdminBrowser(office.adminUrl).call('POST /api/supervision-starts')
  return { supervisionId, challenge }
}

function approve(person: Person, clientId: string, supervisionId: string, challenge: string) {
  return person.browser.call('POST /api/clients/:clientId/supervisions/:supervisionId/approval', {
    params: { clientId, supervisionId },
    body: { challenge },
  })
}
