import { catalogue, findCollection } from '../catalogue/catalogue.ts'
import { keyOf } from '../rows/row-key.ts'
import type { Row } from '../rows/check-row.ts'
import { emptyBase, type MemoryBase } from './memory-base.ts'
import { emptyNotebook, memoryNotebook } from './memory-notebook.ts'
import { memorySink } from './memory-sink.ts'
import { memorySource } from './memory-source.ts'
import { notebookContract } from './notebook-contract.ts'
import { pupil, sinkContract } from './sink-contract.ts'
import { sourceContract } from './source-contract.ts'

// What the simulation stands on passes the same suites as the real ones.

sourceContract('memory', async (_, tables) => {
  const base = emptyBase(tables)
  return {
    source: memorySource(base, catalogue),
    add: async (name, rows) => add(base, name, rows),
  }
})

sinkContract('memory', async () => {
  const base = emptyBase(['demande_modification', 'cahier_de_textes', 'eleve', 'classe', 'foyer'])
  add(base, 'eleve', [pupil('E1')])
  return {
    sink: memorySink(base, catalogue),
    rowsOf: async (name) => [...(base.tables.get(name)?.values() ?? [])],
    add: async (name, rows) => add(base, name, rows),
    remove: async (name, id) => void base.tables.get(name)?.delete(id),
  }
})

notebookContract('memory', async () => {
  const state = emptyNotebook()
  return {
    notebook: memoryNotebook(state),
    reopen: async () => memoryNotebook(structuredClone(state)),
  }
})

function add(base: MemoryBase, name: string, rows: readonly Row[]): void {
  const collection = findCollection(catalogue, name)
  if (collection === undefined) throw new Error(name)
  for (const row of rows) base.tables.get(name)?.set(keyOf(collection)(row), row)
}
