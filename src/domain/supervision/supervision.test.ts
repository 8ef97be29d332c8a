import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBackOffice } from '#testing/back-office.ts'
import { refusedWith } from '#testing/browser.ts'
import { receivedMails } from '#testing/mails.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'
import { supervise } from '#testing/supervise.ts'

const office = await openBackOffice()
after(office.close)
const technician = await hire(office, 'technicien', await foundDistributor(office))

test('from the click to the end: consultation, one click, modification, a change, the school ends it, and reads it all', async () => {
  const school = await openOnlineSchool(office, technician)
  const administrator = await welcome(office, school.id)
  const { supervisionId, admin } = await supervise(office, technician.browser, school.id)

  const session = await admin.call('GET /api/session')
  assert.equal(session.who.as, 'supervision')
  const publish = () =>
    admin.call('PUT /api/school/modules/:module', {
      params: { module: 'notes' },
      body: { publishedFrom: '2026-11-24' },
    })
  await refusedWith('supervision-only-reads', publish())
  await refusedWith('denied-in-supervision', admin.call('GET /api/school/contact'))
  await admin.call('PUT /api/supervision/mode', { body: { mode: 'modification' } })
  assert.equal((await publish()).publishedFrom, '2026-11-24')

  const access = await administrator.browser.call('GET /api/support-access')
  assert.equal(access.supervisions[0]?.technician, technician.actor.name)
  const end = { params: { supervisionId } }
  await administrator.browser.call('POST /api/support-access/supervisions/:supervisionId/end', end)
  const { details } = await refusedWith('supervision-ended', admin.call('GET /api/school'))
  assert.deepEqual(details, { why: 'ended-by-school', school: school.name })

  const { lines } = await administrator.browser.call(
    'GET /api/support-access/supervisions/:supervisionId',
    end,
  )
  assert.deepEqual(lines.map(({ event }) => event).toReversed(), [
    'supervision-asked',
    'supervision-approved',
    'supervision-started',
    'refused',
    'refused',
    'supervision-mode-changed',
    'module-published',
    'supervision-ended',
  ])
  const subjects = (await receivedMails(office))
    .filter(({ to }) => to === administrator.mail)
    .map(({ subject }) => subject.replace(/^.* : /, ''))
  assert.deepEqual(subjects.toSorted(), [
    'la supervision est terminée',
    'le support est entré',
    'votre accès',
  ])
})
