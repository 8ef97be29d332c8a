import assert from 'node:assert/strict'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { letADayPass } from '#demo/lifelike-school/let-a-day-pass.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { openFleet, type FleetSchool } from '#testing/transfers/fleet.ts'
import { transferCutAt, type Point } from '#testing/transfers/kill-at.ts'
import { enterRollCall, rollCallsIn } from '#testing/transfers/online-entries.ts'
import { onBase } from '#testing/transfers/small-school.ts'
import { mountTinyDisk } from '#testing/transfers/tiny-disk.ts'
import { assertGood } from '#testing/transfers/transferring-school.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

const fleet = await openFleet()
const { kysely } = fleet.office.house.database
const days = ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27', '2026-11-30']

test('a base that is five days older than what was sent is named, and both sides are equal again with every entry, agents killed in between', async () => {
  const school = await fleet.openSchool()
  assertGood(await school.transfer())
  const entered = [await enterRollCall(kysely, school.clientId)]
  const kept = `${school.base}.jour0`
  checkpoint(school.base)
  await cp(school.base, kept)
  const random = seededRandom(20_261_124)
  for (const day of days) {
    letADayPass(school.base, { seed: 8, day })
    entered.push(await enterRollCall(kysely, school.clientId))
    const when = random() < 0.5 ? 'before' : 'after'
    await killTransfer(school, { type: 'commit', nth: 1 + Math.floor(random() * 3), when })
    assertGood(await school.transfer())
    await school.assertEqual()
  }
  await restore(kept, school.base)
  await killTransfer(school, { type: 'commit', nth: 1, when: 'after' })
  assertGood(await school.transfer(['--accepter-suppressions']))
  await school.assertEqual()
  assert.deepEqual(rollCallsIn(school), entered.toSorted())
  const [killed, healed] = (await school.told()).slice(-2)
  assert.deepEqual(killed?.restored, ['base'])
  assert.deepEqual(healed?.restored, ['base'])
  assert.equal(healed.outcome, 'done')
  await assertAtRest(school)
})

test('an agent whose notebook is gone compares, sends nothing that is there, and is named', async () => {
  const school = await fleet.openSchool()
  assertGood(await school.transfer())
  const [first] = await school.told()
  for (const tail of ['', '-wal', '-shm'])
    await rm(join(school.agent.folder, `replique.sqlite${tail}`), { force: true })
  const from = school.seen.length
  assertGood(await school.transfer())
  assert.deepEqual(
    school.seen.slice(from).map(({ type }) => type),
    ['open'],
  )
  const last = (await school.told()).at(-1)
  assert.deepEqual(last?.restored, ['notebook'])
  assert((last?.bytesIn ?? 0) < (first?.bytesIn ?? 0) / 20)
  await school.assertEqual()
  await assertAtRest(school)
})

test('a notebook of an earlier day, killed on its way, costs a comparison and nothing else', async () => {
  const school = await fleet.openSchool()
  assertGood(await school.transfer())
  const notebook = join(school.agent.folder, 'replique.sqlite')
  checkpoint(notebook)
  await cp(notebook, `${notebook}.jour0`)
  letADayPass(school.base, { seed: 8, day: '2026-11-23' })
  assertGood(await school.transfer())
  await restore(`${notebook}.jour0`, notebook)
  letADayPass(school.base, { seed: 8, day: '2026-11-24' })
  await killTransfer(school, { type: 'stage', nth: 2, when: 'after' })
  assertGood(await school.transfer())
  await school.assertEqual()
  assert.deepEqual(
    (await school.told()).slice(-2).map(({ restored }) => restored),
    [['notebook'], ['notebook']],
  )
  await assertAtRest(school)
})

test('an agent whose disk is full says so, loses nothing, and goes on once there is room', async (t) => {
  const folder = join(await testFolder(), 'disque')
  const disk = await mountTinyDisk(folder, 256)
  if (disk === undefined) return t.skip('this account may not mount a file system')
  try {
    const school = await fleet.openSchool({ agentFolder: folder })
    const codes: (number | null)[] = []
    for (const kilobytes of [256, 512, 768, 1024, 1536, 2048, 16_384]) {
      await disk.resize(kilobytes)
      const { code, err } = await school.transfer()
      if (code !== 0) {
        assert.equal(code, 9, err)
        assert.match(err, /^Le disque du dossier .+ est plein\.\nÀ faire : /)
      }
      codes.push(code)
    }
    t.diagnostic(codes.join(' '))
    assert.deepEqual([codes[0], codes.at(-1)], [9, 0])
    const { out: journal } = await school.agent.run(['journal'])
    assert.match(journal, /ERREUR : .*Le disque du dossier/)
    await school.assertEqual()
    await assertAtRest(school)
  } finally {
    await disk.unmount()
  }
})

async function killTransfer(school: FleetSchool, point: Point): Promise<void> {
  const { ended } = await transferCutAt(school, point, ({ kill }) => kill())
  assert.equal(ended.code, null)
}

/** One round trip, and nothing to say. */
async function assertAtRest(school: FleetSchool): Promise<void> {
  const { out } = await school.transfer()
  assert.match(out, /Les deux côtés sont identiques/)
  assert.deepEqual((await school.told()).at(-1)?.restored, [])
}

/** All of it into the one file, so that a copy of that is whole. */
function checkpoint(file: string): void {
  onBase(file, (database) => database.exec('pragma wal_checkpoint(truncate)'))
}

async function restore(kept: string, file: string): Promise<void> {
  for (const tail of ['-wal', '-shm', '-journal']) await rm(`${file}${tail}`, { force: true })
  await cp(kept, file)
}
