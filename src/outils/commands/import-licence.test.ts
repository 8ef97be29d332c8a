import assert from 'node:assert/strict'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/test-machine.ts'
import type { MadeLicence } from '../testing/test-licence.ts'
import { testPost } from '../testing/test-post.ts'

const wednesday = '2026-11-25T08:00:00Z'

test('a licence on a stick is put in place or kept for its week, without network nor attachment', async (context) => {
  const post = await testPost(context, { now: wednesday, attached: false })
  const stick = await temporaryFolder(context)
  const bring = async (made: MadeLicence, ...words: string[]) => {
    const path = join(stick, 'a.lic')
    await writeFile(path, made.file)
    return post.outils('licence', 'importer', path, ...words)
  }
  const [current, next] = [await post.licence('2026-W48'), await post.licence('2026-W49')]
  const other = await bring(current, '--ogec', '09999999')
  assert.deepEqual([other.code, /L-14/.test(other.err)], [5, true])
  const first = await bring(current)
  assert.equal(first.code, 0)
  assert.match(first.out, /La licence est en place[^]*L’établissement n’a pas été comparé/)
  assert.doesNotMatch((await bring(current, '--ogec', post.ogec)).out, /comparé/)
  assert.match((await bring(next)).out, /gardée : elle prendra place le lundi 30 novembre 2026/)
  post.clock.set(new Date('2026-11-30T08:00:00Z'))
  const again = await bring(current)
  assert.equal(again.code, 6, 'the swap came first, and the former is out of date')
  assert.equal(await readFile(join(post.folder, 'licence.lic'), 'utf8'), next.file)
})

test('a good licence never gives way to one refused, expired or older', async (context) => {
  const post = await testPost(context, { now: wednesday })
  const bring = async (text: string) => {
    const path = join(post.folder, 'given.lic')
    await writeFile(path, text)
    return post.outils('licence', 'importer', path)
  }
  const iat = Date.parse(wednesday) / 1000 - 3600
  const good = await post.licence('2026-W48', { payload: { iat }, version: 2 })
  assert.equal((await bring(good.file)).code, 0)
  const names = async () => (await readdir(post.folder)).sort()
  const [before, state] = [await names(), await readFile(join(post.folder, 'etat.json'), 'utf8')]
  const older = await post.licence('2026-W48', { version: 2 })
  const rejected: [string, number, RegExp][] = [
    [older.file, 0, /plus récente[^]*rien n’a été changé/],
    [(await post.licence('2026-W47', { version: 2 })).file, 6, /n’a pas été importée/],
    [good.file.slice(0, -40), 5, /n’a pas été importée/],
    [(await (await testPost(context, { now: wednesday })).licence('2026-W48')).file, 5, /refusée/],
  ]
  for (const [file, code, sentence] of rejected) {
    const ended = await bring(file)
    assert.equal(ended.code, code)
    assert.match(ended.out, sentence)
  }
  assert.equal(await readFile(join(post.folder, 'licence.lic'), 'utf8'), good.file)
  assert.deepEqual(await names(), before)
  assert.equal(await readFile(join(post.folder, 'etat.json'), 'utf8'), state)
  assert.equal((await post.outils('licence', 'importer', '/nulle/part')).code, 2)

  await post.outils('licence', 'recuperer')
  assert.deepEqual(
    post.service.receipts.map(({ licence }) => licence),
    [good.id, good.id],
    'the receipts of the import leave at the next contact',
  )
})
