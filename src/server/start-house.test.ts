import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '#platform/config.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { endOfRealServer, environmentOf, freeAddresses } from '#testing/real-server.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { startHouse } from './start-house.ts'

const DATA_DIR = await testFolder()

test('what does not fit this machine is refused at start with a sentence that says what to change', async (context) => {
  const addresses = await freeAddresses()
  const taken = new URL(addresses.portalUrl).port
  const cases: readonly [environment: Record<string, string>, sentence: RegExp][] = [
    [
      { LISTEN_ON: '192.0.2.1' },
      /^LISTEN_ON ou OPERATIONS_LISTEN_ON ne convient pas : « 192\.0\.2\.1 » n’est pas une adresse/,
    ],
    [
      { KEYS_DIR: '/dev/null/cles' },
      /^Le dossier des clés .+ ne peut pas être créé : vérifiez KEYS_DIR/,
    ],
    [{ KEYS_DIR: DATA_DIR }, /^Le fichier .+trousseau\.json manque ou est abîmé/],
    [{ PORTAL_PORT: taken }, new RegExp(`^Le port ${taken} est déjà pris`)],
  ]
  const first = await start(environmentOf(addresses))
  context.after(first.close)
  for (const [wrong, sentence] of cases) {
    const others = await freeAddresses()
    await assert.rejects(
      start({ ...environmentOf(others), ...wrong }),
      (error: unknown) => error instanceof StartRefused && sentence.test(error.message),
      JSON.stringify(wrong),
    )
  }
})

test('a refused start is a sentence on the error output and exit code 1, not a stack', async () => {
  const { code, said } = await endOfRealServer(await freeAddresses(), { DATA_DIR, PROXIES: 'un' })
  assert.equal(code, 1)
  assert.equal(said, 'PROXIES ne convient pas : il faut un nombre entier de 0 à 5.\n')
})

async function start(environment: Readonly<Record<string, string>>) {
  const config = readConfig({
    DATA_DIR,
    KEYS_DIR: join(DATA_DIR, 'keys'),
    LOG_LEVEL: 'error',
    ...environment,
  })
  return startHouse(config, { database: await openTestDatabase() })
}
