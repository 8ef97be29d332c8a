import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
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
      open.close()
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
