import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBackOffice } from '#testing/back-office.ts'
import { agentCaller, refusedWith } from '#testing/browser.ts'
import { foundDistributor, hire, openSchool } from '#testing/people.ts'

const office = await openBackOffice()
after(office.close)

test('a technician issues the licence of the week, the agent fetches it, the register says so', async () => {
  const technician = await hire(office, 'technicien', await foundDistributor(office))
  const { id: clientId } = await openSchool(office, technician)
  const issued = await technician.browser.call('POST /api/clients/:clientId/licences', {
    params: { clientId },
  })
  assert.equal(issued.week, '2026-W48')
  assert.equal(issued.expiresAt, '2026-11-29T23:00:00.000Z')

  const { code } = await technician.browser.call('POST /api/clients/:clientId/enrolment-codes', {
    params: { clientId },
  })
  const { credential, school } = await agentCaller(office.agentsUrl)('POST /agent/enrolment', {
    body: { code: code.toLowerCase(), machine: 'SERVEUR', version: '1.0.0' },
  })
  assert.equal(school.id, clientId)
  const agent = agentCaller(office.agentsUrl, credential)
  const { licences } = await agent('GET /agent/licences')
  assert.deepEqual(
    licences.map(({ id }) => id),
    [issued.id],
  )
  assert.equal(
    (await technician.browser.call('GET /api/clients/:clientId/licences', { params: { clientId } }))
      .current.licence?.fetchedAt,
    null,
  )
  await agent('POST /agent/licences/:licenceId/receipt', {
    params: { licenceId: issued.id },
    body: { stage: 'installed' },
  })
  const { current, agent: machine } = await technician.browser.call(
    'GET /api/clients/:clientId/licences',
    { params: { clientId } },
  )
  assert.equal(current.licence?.fetchedAt, '2026-11-24T07:05:00.000Z')
  assert.equal(machine?.machine, 'SERVEUR')
  const page = await technician.browser.call('GET /api/clients', { query: { search: 'college' } })
  assert.deepEqual(
    page.rows.map((row) => row.state),
    ['fetched'],
  )

  await technician.browser.call('DELETE /api/clients/:clientId/agents/:agentId', {
    params: { clientId, agentId: machine?.id ?? '' },
  })
  await refusedWith('agent-refused', agent('GET /agent/licences'))
})
