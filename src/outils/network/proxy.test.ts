import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseProxy, passwordOf } from './proxy.ts'

test('a proxy is read with or without http:// and with or without a password', () => {
  const accepted = {
    'proxy:3128': ['http://proxy:3128/', ''],
    'http://10.0.0.1:8080': ['http://10.0.0.1:8080/', ''],
    'https://moi:s%40ns%20fin@proxy.fr': ['https://moi:s%40ns%20fin@proxy.fr/', 's@ns fin'],
    'moi:secret@proxy:3128': ['http://moi:secret@proxy:3128/', 'secret'],
  } as const
  for (const [typed, [kept, password]] of Object.entries(accepted)) {
    assert.equal(parseProxy(typed), kept)
    assert.equal(parseProxy(kept), kept)
    assert.equal(passwordOf(kept), password)
  }
})

test('anything else is refused', () => {
  const refused = ['', 'socks5://proxy:1080', 'http://', 'http://a:b%zz@proxy:1', 'http://p/chemin']
  for (const typed of refused) assert.equal(parseProxy(typed), undefined, typed)
})
