import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartRefused } from '#platform/start-refused.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { openLicenceKeys } from './licence-keys.ts'

const now = new Date('2026-11-24T07:05:00Z')

test('the first start makes the keys, also in an empty folder that was there; the next one finds them', async () => {
  const folder = join(await testFolder(), 'keys')
  await mkdir(folder)
  const first = await openLicenceKeys(folder, now, false)
  assert.equal(first.created, true)
  const again = await openLicenceKeys(folder, now, true)
  assert.equal(again.created, false)
  assert.deepEqual(again.keys, first.keys)
})

test('a house that has issued licences never makes new keys: its agents would believe none of them', async () => {
  const folder = join(await testFolder(), 'elsewhere')
  await assert.rejects(
    openLicenceKeys(folder, now, true),
    (error) => error instanceof StartRefused && /vérifiez KEYS_DIR/.test(error.message),
  )
})

test('a missing or damaged key file is named', async () => {
  const folder = join(await testFolder(), 'keys')
  await openLicenceKeys(folder, now, false)
  await rm(join(folder, 'trousseau.json'))
  await assert.rejects(openLicenceKeys(folder, now, true), /trousseau\.json/)
})
