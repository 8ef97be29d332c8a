import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openFleet } from '#testing/transfers/fleet.ts'
import { rowsIn, transferCutAt, type Point } from '#testing/transfers/kill-at.ts'
import { enterRollCall, rollCallsIn } from '#testing/transfers/online-entries.ts'
import { assertGood } from '#testing/transfers/transferring-school.ts'

const fleet = await openFleet()
const { kysely } = fleet.office.house.database

const points: readonly (Point & { readonly name: string; readonly outcomes: string })[] = [
  { name: 'before it was opened', type: 'open', nth: 1, when: 'before', outcomes: 'done' },
  {
    name: 'before the first answer',
    type: 'open',
    nth: 1,
    when: 'after',
    outcomes: 'superseded done',
  },
  {
    name: 'in the middle of staging',
    type: 'stage',
    nth: 7,
    when: 'before',
    outcomes: 'superseded done',
  },
  {
    name: 'once rows were taken',
    type: 'stage',
    nth: 17,
    when: 'after',
    outcomes: 'superseded done',
  },
  {
    name: 'between the last rows and the commit',
    type: 'commit',
    nth: 2,
    when: 'before',
    outcomes: 'superseded done',
  },
  {
    name: 'right after a commit was answered',
    type: 'commit',
    nth: 3,
    when: 'after',
    outcomes: 'superseded done',
  },
  {
    name: 'while it takes what was entered online',
    type: 'pull',
    nth: 1,
    when: 'after',
    outcomes: 'superseded done',
  },
  { name: 'before the close', type: 'close', nth: 1, when: 'before', outcomes: 'superseded done' },
  {
    name: 'once the close was answered',
    type: 'close',
    nth: 1,
    when: 'after',
    outcomes: 'done done',
  },
]

describe(
  'an agent killed at any point of its first transfer: the next makes both sides equal, and says nothing again that was answered',
  { concurrency: 2 },
  () => {
    for (const { name, outcomes, ...point } of points)
      test(name, async () => {
        const school = await fleet.openSchool()
        const entered = await enterRollCall(kysely, school.clientId)
        const killed = await transferCutAt(school, point, ({ kill }) => kill())
        assert.equal(killed.ended.code, null)

        const from = school.seen.length
        assertGood(await school.transfer())
        const rows = await school.assertEqual()
        assert.equal(rowsIn(school.seen.slice(from)), rows - (killed.staged - killed.lost))
        assert.deepEqual(rollCallsIn(school), [entered])
        const told = await school.told()
        assert.equal(told.map(({ outcome }) => outcome).join(' '), outcomes)
        assert.deepEqual(
          told.flatMap(({ restored }) => restored),
          [],
        )
        const { out: journal } = await school.agent.run(['journal'])
        assert.equal(journal.split('-DEBUT').length - journal.split('-FIN').length, 1)
      })
  },
)
