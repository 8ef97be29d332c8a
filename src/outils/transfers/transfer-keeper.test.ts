import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withFolderLock } from '../folder/folder-lock.ts'
import { readState, saveState } from '../folder/agent-state.ts'
import type { RunEvent } from '../machine.ts'
import { testRun } from '../testing/test-machine.ts'
import { testPost } from '../testing/test-post.ts'
import { openTransferKeeper } from './transfer-keeper.ts'
import { transferMoments } from './transfer-moments.ts'

const seed = 'graine'

test('without a base named, nothing is planned and nothing is said', async (context) => {
  const { keeper, said } = await kept(context, null)
  await keeper.look(new Date('2026-11-01T00:00:00Z'))
  await keeper.settled()
  assert.deepEqual(said, [])
})

test('a transfer starts at its moment, and what fails is tried again after a pause, said once', async (context) => {
  const { keeper, said, post } = await kept(context, '/nulle/part/correspondance.json')
  const awakeSince = new Date('2026-11-01T00:00:00Z')
  const [midday] = transferMoments('2026-11-24', post.zone, seed)
  assert(midday)
  post.clock.set(new Date(midday.getTime() - 60_000))
  await withFolderLock(post.folder, async () => {
    const state = await readState(post.folder)
    const lastTransfer = { at: '2026-11-23T19:30:00.000Z', outcome: 'done', failures: 0 } as const
    await saveState(post.folder, { ...state, lastTransfer })
  })
  await keeper.look(awakeSince)
  await keeper.look(awakeSince)
  assert.deepEqual(
    said.map(({ event, facts }) => [event, facts?.['due']]),
    [['planned', midday]],
  )

  post.clock.set(midday)
  await keeper.look(awakeSince)
  await keeper.settled()
  assert.deepEqual(said.at(-1)?.facts, { code: 'mapping-missing' })
  const { lastTransfer } = await readState(post.folder)
  assert.deepEqual([lastTransfer?.outcome, lastTransfer?.failures], ['failed', 1])

  post.clock.advance(60_000)
  await keeper.look(awakeSince)
  assert.equal(said.at(-1)?.event, 'planned', 'not at once')
  post.clock.advance(10 * 60_000)
  await keeper.look(awakeSince)
  await keeper.settled()
  assert.equal((await readState(post.folder)).lastTransfer?.failures, 2)
})

async function kept(context: Parameters<typeof testPost>[0], mappingFile: string | null) {
  const post = await testPost(context, { now: '2026-11-24T01:00:00Z' })
  await withFolderLock(post.folder, async () => {
    await saveState(post.folder, { ...(await readState(post.folder)), mappingFile })
  })
  const said: RunEvent[] = []
  const { machine } = testRun(post.folder, { now: post.clock.now })
  const run = {
    ...testRun(post.folder),
    machine,
    say: (event: RunEvent) => void said.push(event),
  }
  return { keeper: openTransferKeeper(run, seed, new AbortController().signal), said, post }
}
