import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('the cookies of the portal reach no other site, on another host nor another port', async () => {
  const { page, context } = await world.openPage()
  await world.signIn(page, world.technician)
  const cookies = await context.cookies()
  assert.deepEqual(cookies.map(({ name }) => name).toSorted(), [
    '__Host-portail',
    '__Host-portail-connu',
  ])
  for (const { domain, httpOnly, secure, sameSite } of cookies)
    assert.deepEqual(
      { domain, httpOnly, secure, sameSite },
      { domain: 'clients.localhost', httpOnly: true, secure: true, sameSite: 'Lax' },
    )

  // The agents' site, and any other name of this machine on any other port.
  const heard: string[] = []
  const other = createServer((socket) => {
    socket.on('data', (data) => {
      heard.push(data.toString())
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    })
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  for (const host of ['admin.localhost', 'localhost', '127.0.0.1'])
    await page.goto(`http://${host}:${port}/`)
  other.close()
  assert.ok(heard.length >= 3)
  assert.deepEqual(
    heard.filter((request) => /^cookie:/im.test(request)),
    [],
  )
  const answer = await page.goto(`${world.office.agentsUrl}/agent/status`)
  assert.equal(answer?.status(), 401)
  assert.equal(answer?.headers()['set-cookie'], undefined)
})

test('the portal answers to its own host only', async () => {
  const { port } = new URL(world.office.portalUrl)
  const { page } = await world.openPage()
  const answer = await page.goto(`http://autre.localhost:${port}/`)
  assert.equal(answer?.status(), 421)
})
