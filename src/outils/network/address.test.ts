import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from './address.ts'

test('https goes anywhere, http stays on this machine', () => {
  const accepted = {
    'https://agents.exemple.fr': 'https://agents.exemple.fr',
    ' https://Agents.exemple.fr:8443/ ': 'https://agents.exemple.fr:8443',
    'http://127.0.0.1:8081': 'http://127.0.0.1:8081',
    'http://127.9.8.7': 'http://127.9.8.7',
    'http://127.1': 'http://127.0.0.1',
    'http://[::1]:81': 'http://[::1]:81',
    'http://localhost:8081': 'http://localhost:8081',
    'http://agents.localhost:8081': 'http://agents.localhost:8081',
  }
  for (const [typed, origin] of Object.entries(accepted)) assert.equal(parseAddress(typed), origin)
})

test('what would send the credential in clear, or elsewhere, is refused', () => {
  const refused = [
    '',
    'agents.exemple.fr',
    'http://agents.exemple.fr',
    'http://127.0.0.1.exemple.fr',
    'http://localhost.exemple.fr',
    'http://mylocalhost',
    'http://128.0.0.1',
    'http://[::2]',
    'http://0.0.0.0',
    'ftp://127.0.0.1',
    'https://moi:secret@exemple.fr',
    'https://exemple.fr/agents',
    'https://exemple.fr/?a',
    'https://exemple.fr/#a',
    'https://',
    'ABCD-EFGH-JKMN-PQRS',
  ]
  for (const typed of refused) assert.equal(parseAddress(typed), undefined, typed)
})

test('a parsed address parses to itself', () => {
  for (const typed of ['https://A.fr:443/', 'http://127.1:80', 'https://école.fr']) {
    const once = parseAddress(typed)
    assert.ok(once)
    assert.equal(parseAddress(once), once)
  }
})
