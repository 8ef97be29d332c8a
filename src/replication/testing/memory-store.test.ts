import { catalogue } from '../catalogue/catalogue.ts'
import { byBytes } from '../rows/key-order.ts'
import { emptyOnlineState, inMemory } from './memory-store.ts'
import { testStoreContract } from './store-contract.ts'

testStoreContract('in memory', async () => {
  let held = emptyOnlineState('k'.repeat(64))
  const rowsOf = (name: string) => held.collections.get(name)?.published ?? new Map()
  return {
    within: async (act) => {
      const { result, state } = await inMemory(held, catalogue, act)
      held = state
      return result
    },
    published: async ({ name }) =>
      [...rowsOf(name)]
        .map(([key, { hidden }]) => ({ key, hidden }))
        .toSorted((one, other) => byBytes(one.key, other.key)),
    tamper: async ({ name, fields }, key, field) => {
      const stored = rowsOf(name).get(key)
      const at = Object.keys(fields).indexOf(field)
      if (stored !== undefined) stored.row = stored.row.with(at, 'changé à la main')
    },
  }
})
