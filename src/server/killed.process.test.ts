import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openBrowser, type Browser } from '#testing/browser.ts'
import { goodPassword, schoolFields } from '#testing/people.ts'
import { endOfRealServer, freeAddresses, startRealServer } from '#testing/real-server.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { writeObservations } from '#testing/write-observations.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 3)
const random = seededRandom(Number(process.env['KILL_SEED'] ?? 20_261_124))

const DATA_DIR = await testFolder()
const { url, close } = await openTestDatabase()
after(close)
const environment = {
  DATA_DIR,
  LOG_LEVEL: 'error',
  ...(url === undefined ? {} : { DATABASE_URL: url }),
}
const addresses = await freeAddresses()

test('a server killed at any moment loses nothing that it acknowledged, and its audit chain holds; a second one on its folder is refused with a sentence', async (t) => {
  const browser = openBrowser(addresses.portalUrl)
  let server = await startRealServer(addresses, environment)
  await signInFirst(browser, server.printed.out)
  let acknowledged = 0
  for (let round = 0; round < rounds; round += 1) {
    const client = await browser.call('POST /api/clients', { body: schoolFields(null) })
    const writing = writeObservations(browser, client.id, (failed) => failed)
    await delay(150 + random() * 500)
    await server.kill()
    const kept = await writing
    acknowledged += kept.length

    server = await startRealServer(addresses, environment)
    const { observations } = await browser.call('GET /api/clients/:clientId', {
      params: { clientId: client.id },
    })
    const found = new Set(observations.map(({ text }) => text))
    const lost = kept.filter((text) => !found.has(text))
    assert.deepEqual(lost, [])
    const verdict = await browser.call('GET /api/audit/integrity')
    assert(verdict.intact, JSON.stringify(verdict))
  }
  t.diagnostic(`proof: ${acknowledged} acknowledged observations, 0 lost, in ${rounds} rounds`)
  assert(acknowledged > 0)

  // A PostgreSQL server may be shared; the folder of an embedded database may not.
  if (url === undefined) {
    const { code, said } = await endOfRealServer(await freeAddresses(), environment)
    assert.equal(code, 1)
    assert.match(said, /^Le dossier .+ est déjà utilisé par un autre programme/)
    assert(!said.includes('    at '))
    assert.equal((await browser.fetch('/api/session')).status, 200)
  }
  await server.stop()
})

async function signInFirst(browser: Browser, printed: string): Promise<void> {
  const token = /\/lien#([\w-]{43})/.exec(printed)?.[1] ?? ''
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
}
