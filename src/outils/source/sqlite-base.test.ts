import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { baseContracts } from '../testing/base-contracts.ts'
import { temporaryFolder } from '../testing/test-machine.ts'

baseContracts('SQLite', async (t) => {
  const file = join(await temporaryFolder(t), 'base.sqlite')
  const database = new DatabaseSync(file)
  // Writers and readers at once, as the school's software does.
  database.exec('pragma journal_mode = wal')
  t.after(() => database.close())
  return {
    base: { type: 'sqlite', file },
    execute: async (statements) => database.exec(`begin; ${statements.join(';')}; commit`),
  }
})
