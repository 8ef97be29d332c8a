import assert from 'node:assert/strict'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartRefused } from '#platform/start-refused.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { believeAlso, exportCheckpointTrust } from './believe-checkpoint-keys.ts'
import { keyFiles } from './key-files.ts'
import { readJournal } from './key-journal.ts'
import { openCheckpointKeys, readCheckpointTrust } from './open-checkpoint-keys.ts'

const now = new Date('2026-11-24T07:05:00Z')

test('the key of the checkpoints is made once, for its owner alone, and noted in the journal of the folder', async () => {
  const folder = await testFolder()
  assert.equal(await readCheckpointTrust(folder), undefined)
  const first = await openCheckpointKeys(folder, now)
  const second = await openCheckpointKeys(folder, now)
  assert.ok(first.created && !second.created)
  assert.deepEqual({ ...second, created: true }, first)
  const path = join(folder, keyFiles.checkpoint)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.ok(!(await readFile(join(folder, keyFiles.checkpointTrust), 'utf8')).includes('"d"'))
  const [line, ...more] = await readJournal(folder)
  assert.deepEqual(line?.details, { key: first.signing.kid })
  assert.equal(more.length, 0)
})

test('a lost key is replaced, and what it signed stays believed by its public part, kept here or elsewhere', async () => {
  const folder = await testFolder()
  const former = await openCheckpointKeys(folder, now)
  const elsewhere = join(await testFolder(), 'public.json')
  await exportCheckpointTrust(folder, elsewhere)
  await assert.rejects(exportCheckpointTrust(folder, elsewhere), /existe déjà/)

  await rm(join(folder, keyFiles.checkpoint))
  const next = await openCheckpointKeys(folder, now)
  assert.notEqual(next.signing.kid, former.signing.kid)
  assert.equal(next.trust.house, former.trust.house)
  const kids = [former.signing.kid, next.signing.kid]
  assert.deepEqual(
    next.trust.keys.map(({ kid }) => kid),
    kids,
  )

  for (const name of [keyFiles.checkpoint, keyFiles.checkpointTrust]) await rm(join(folder, name))
  const stranger = await openCheckpointKeys(folder, now)
  assert.notEqual(stranger.trust.house, former.trust.house)
  await believeAlso(folder, elsewhere)
  const again = await openCheckpointKeys(folder, now)
  assert.equal(again.trust.house, former.trust.house)
  assert.deepEqual(
    again.trust.keys.map(({ kid }) => kid),
    [former.signing.kid, stranger.signing.kid],
  )
})

test('a damaged file of keys is refused with a sentence that names it', async () => {
  const folder = await testFolder()
  await openCheckpointKeys(folder, now)
  for (const name of [keyFiles.checkpoint, keyFiles.checkpointTrust]) {
    const good = await readFile(join(folder, name), 'utf8')
    await writeFile(join(folder, name), good.slice(0, 40))
    await assert.rejects(
      openCheckpointKeys(folder, now),
      (error) => error instanceof StartRefused && error.message.includes(name),
    )
    await assert.rejects(
      believeAlso(folder, join(folder, name)),
      /ne contient pas les clés publiques/,
    )
    await writeFile(join(folder, name), good)
  }
})
