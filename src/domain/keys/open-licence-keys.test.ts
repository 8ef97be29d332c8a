import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartRefused } from '#platform/start-refused.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { openLicenceKeys } from './open-licence-keys.ts'

const fresh = { licences: false, passwords: false }
const inUse = { licences: true, passwords: true }
const now = new Date('2026-11-24T07:05:00Z')

test('the first start makes the keys, also in an empty folder that was there; the next one finds them', async () => {
  const folder = join(await testFolder(), 'keys')
  await mkdir(folder)
  const first = await openLicenceKeys(folder, now, fresh)
  assert.equal(first.created, true)
  const again = await openLicenceKeys(folder, now, inUse)
  assert.equal(again.created, false)
  assert.deepEqual(again.keys, first.keys)
})

test('a house that has issued licences never makes new keys: its agents would believe none of them', async () => {
  const folder = join(await testFolder(), 'elsewhere')
  await assert.rejects(
    openLicenceKeys(folder, now, inUse),
    (error) => error instanceof StartRefused && /vérifiez KEYS_DIR/.test(error.message),
  )
})

test('a missing or damaged key file is named', async () => {
  const folder = join(await testFolder(), 'keys')
  await openLicenceKeys(folder, now, fresh)
  await rm(join(folder, 'trousseau.json'))
  await assert.rejects(openLicenceKeys(folder, now, inUse), /trousseau\.json/)
})
