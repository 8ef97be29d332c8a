import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { StartRefused } from './start-refused.ts'

const nonsense: Readonly<Record<string, readonly string[]>> = {
  DATA_DIR: ['   '],
  DATABASE_URL: ['mysql://serveur/base', 'base', 'postgres://'],
  KEYS_DIR: [' '],
  LISTEN_ON: [' '],
  PORTAL_URL: [
    'clients.exemple.test',
    'http://clients.exemple.test',
    'http://127.exemple.test',
    'ftp://clients.exemple.test',
    'https://clients.exemple.test/portail',
    'https://clients.exemple.test/?a=1',
    'https://clients.exemple.test/#a',
    'https://moi:secret@clients.exemple.test',
    'https://',
  ],
  PORTAL_PORT: ['0', '65536', '80.5', 'http', '-1', 'Infinity'],
  AGENTS_URL: ['http://agents.exemple.test', '/'],
  AGENTS_PORT: ['0', 'quatre-vingts'],
  SMTP_URL: ['serveur:25', 'http://serveur'],
  MAIL_FROM: ['Le service', 'a@b'],
  ADMIN_MAIL: ['administrateur'],
  PROXIES: ['-1', '6', 'un', '1.5'],
  AUDIT_KEPT_MONTHS: ['0', '2', '1201', '6.5', 'toujours'],
  LOG_LEVEL: ['verbose', 'INFO'],
  BRAND_PRODUCT: [' '],
  BRAND_PUBLISHER: [' '],
  BRAND_ON_PREMISE: [' '],
  BRAND_AGENT: [' '],
  BRAND_ONLINE_SERVICE: [' '],
}

for (const [name, values] of Object.entries(nonsense))
  test(`a nonsense ${name} is refused with a sentence that names it, and never repeats a password`, () => {
    for (const value of values) {
      const { message } = refusal({ [name]: value })
      const sentence = new RegExp(
        `^${name} ne convient pas : il faut (un|une|autre|silent)\\b.+\\.$`,
      )
      assert.match(message, sentence, value)
      assert(!message.includes('secret'))
    }
  })

test('several nonsense values are all told at once', () => {
  const { message } = refusal({ PROXIES: 'un', LOG_LEVEL: 'fort' })
  assert.equal(message.split('\n').length, 2)
})

test('two sites on one port or one host are refused: cookies ignore ports', () => {
  const port = refusal({ PORTAL_URL: 'https://a.test', AGENTS_URL: 'https://b.test' })
  assert.match(port.message, /PORTAL_URL et AGENTS_URL écoutent toutes deux sur le port 443/)
  const host = refusal({ PORTAL_URL: 'https://a.test:1', AGENTS_URL: 'https://A.test:2' })
  assert.match(host.message, /PORTAL_URL et AGENTS_URL ont le même hôte a\.test/)
})

test('nothing given, or given empty, is a house that starts on this machine alone', () => {
  const config = readConfig({ PORTAL_URL: '', LOG_LEVEL: '' })
  assert.equal(config.listenOn, '127.0.0.1')
  assert.equal(config.portal.url.href, 'http://clients.localhost:8080/')
  assert.deepEqual([config.portal.port, config.agents.port], [8080, 8081])
  assert.deepEqual([config.databaseUrl, config.proxies], [null, 0])
})

function refusal(environment: Record<string, string>): StartRefused {
  try {
    readConfig(environment)
  } catch (error) {
    assert(error instanceof StartRefused, String(error))
    return error
  }
  throw new Error(`Accepted: ${JSON.stringify(environment)}`)
}
