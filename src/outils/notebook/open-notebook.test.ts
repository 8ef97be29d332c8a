import assert from 'node:assert/strict'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { notebookContract } from '#replication/testing/notebook-contract.ts'
import { temporaryFolder } from '../testing/test-machine.ts'
import { openNotebook } from './open-notebook.ts'

notebookContract('SQLite', async (t) => {
  const folder = await temporaryFolder(t)
  let open = await openNotebook(folder)
  t.after(() => open.close())
  return {
    notebook: open,
    reopen: async () => {
      await open.close()
      open = await openNotebook(folder)
      return open
    },
  }
})

test('a damaged notebook is thrown away and made anew, and says so', async (t) => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'replique.sqlite'), 'this is no notebook at all'.repeat(500))
  const notebook = await openNotebook(folder)
  t.after(() => notebook.close())
  assert.equal(notebook.isNew, true)
  assert.equal(await notebook.readKey(), null)
})

test('the key and the rows of pupils are readable by their owner alone, and no rows stay behind', async (t) => {
  if (process.platform === 'win32') return t.skip('rights of files are tried on Unix')
  const folder = await temporaryFolder(t)
  const notebook = await openNotebook(folder)
  await notebook.writeKey('k'.repeat(64))
  const spool = await notebook.openSpool('note')
  await spool.add([{ key: 'D1\u001fE1', hash: 'a'.repeat(32), row: ['D1', 'E1', '12', false] }])
  await spool.close()
  for (const name of await readdir(folder))
    assert.equal((await stat(join(folder, name))).mode & 0o077, 0, name)
  await notebook.close()
  assert.deepEqual(await readdir(folder), ['replique.sqlite'])
})
