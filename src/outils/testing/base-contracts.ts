import type { TestContext } from 'node:test'
import { rowsOf, sourceContract } from '#replication/testing/source-contract.ts'
import { pupil, sinkContract } from '#replication/testing/sink-contract.ts'
import type { MappedBase } from '../mapping/mapping.ts'
import { openSink } from '../sink/open-sink.ts'
import { openSource } from '../source/open-source.ts'
import { anyMapped, createTable, deleteRow, insertRows, plainMapping } from './school-mapping.ts'

export type TestBase = {
  readonly base: MappedBase
  /** In one transaction. */
  readonly execute: (statements: readonly string[]) => Promise<void>
}

/** The suites of a source and of a sink, on a real base of one kind. */
export function baseContracts(name: string, make: (t: TestContext) => Promise<TestBase>): void {
  sourceContract(name, async (t, tables) => {
    const { base, execute } = await make(t)
    const mapping = plainMapping(base)
    await execute(tables.map((table) => createTable(anyMapped(mapping, table))))
    return {
      source: openSource(mapping),
      add: (collection, rows) => execute(insertRows(anyMapped(mapping, collection), rows)),
    }
  })
  sinkContract(name, async (t) => {
    const { base, execute } = await make(t)
    const taken = ['demande_modification', 'cahier_de_textes']
    const mapping = plainMapping(base, taken)
    const tables = [...taken, 'eleve', 'classe', 'foyer', 'groupe', 'matiere']
    await execute(tables.map((table) => createTable(anyMapped(mapping, table))))
    await execute(insertRows(anyMapped(mapping, 'eleve'), [pupil('E1')]))
    const reader = openSource({ ...mapping, sent: mapping.taken })
    return {
      sink: openSink(mapping),
      rowsOf: async (collection) => {
        const snapshot = await reader.openSnapshot('administratif')
        const rows = await rowsOf(snapshot, collection)
        await snapshot.close()
        return rows
      },
      add: (collection, rows) => execute(insertRows(anyMapped(mapping, collection), rows)),
      remove: (collection, id) => execute([deleteRow(anyMapped(mapping, collection), id)]),
    }
  })
}
