import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { test, type TestContext } from 'node:test'
import { ClientQuery } from '#contracts/clients.ts'
import { addObservation } from '#domain/clients/add-observation.ts'
import { listClients } from '#domain/clients/list-clients.ts'
import { readClient } from '#domain/clients/read-client.ts'
import { listStaff } from '#domain/staff/list-staff.ts'
import { isPlannerRunning } from '#outils/folder/folder-lock.ts'
import { readAttachment } from '#outils/folder/attachment.ts'
import { readState } from '#outils/folder/agent-state.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { StartRefused } from '#platform/start-refused.ts'
import type { StaffActor } from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { catalogue, collectionsOf } from '#replication/catalogue/catalogue.ts'
import { environmentOf, freeAddresses } from '#testing/real-server.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { testFolder, testFolderWith } from '#testing/test-temp-folder.ts'
import { greeting } from './greeting.ts'
import { demoPassword } from './people.ts'
import { startDemo, type OpenDemo } from './start-demo.ts'

/** The demo is always on the embedded database: the run on the other one would only repeat this. */
const skip =
  testDatabaseKind() === 'postgres' &&
  'only on the embedded database, whose run of this suite has it'

const tuesdayMorning = { now: () => new Date('2026-11-24T07:05:00Z') }

const addresses = environmentOf(await freeAddresses())
const environment = (folder: string) => ({
  DEMO_DIR: folder,
  DATABASE_URL: 'postgres://nobody:nothing@localhost:1/never',
  ...addresses,
})

test(
  'killed while it fills its world, the demo makes it over; started again, it finds it again',
  { skip },
  async () => {
    const folder = join(await testFolder(), 'demo')
    await startAndKill(folder)
    assert.ok(!existsSync(folder))

    const said: string[] = []
    const first = await startDemo(environment(folder), (text) => said.push(text), tuesdayMorning)
    assert.equal(said.length, 1)
    assert.deepEqual(await readdir(join(folder, '..')), ['demo'])
    const before = await look(first, (work) => listClients(work, ClientQuery.parse({})))
    assert.equal(before.total, 40)
    assert.equal(before.states.fetched, 27)
    const clientId = before.rows[0]?.id ?? ''
    const [someone] = await look(first, listStaff)
    await look(first, (work) => addObservation(work, clientId, 'Gardée.'), someone?.id)
    await first.close()

    const second = await startDemo(environment(folder), (text) => said.push(text), tuesdayMorning)
    assert.equal(said.length, 1)
    assert.deepEqual(await look(second, (work) => listClients(work, ClientQuery.parse({}))), before)
    const { observations } = await look(second, (work) => readClient(work, clientId))
    assert.equal(observations[0]?.text, 'Gardée.')

    const living = { name: 'École', base: join(folder, 'ecole/ecole.sqlite'), isFirst: true }
    const text = greeting(second, join(folder, 'outils/outils.cjs'), join(folder, '..'), living)
    assert.match(text, /lifelike-school\.ts demo\/ecole\/ecole\.sqlite --un-jour-passe/)
    assert.match(text, /outils\.cjs --dossier demo\/poste rattacher http:\/\/127\.0\.0\.1:/)
    assert.ok(text.includes(demoPassword) && !text.includes('undefined'))
    for (const { mail } of second.keepsake.technicians) assert.ok(text.includes(mail))
    await second.close()

    const other = createServer().listen(
      Number(new URL(addresses['PORTAL_URL'] ?? '').port),
      '127.0.0.1',
    )
    await once(other, 'listening')
    await assert.rejects(
      startDemo(environment(folder), () => {}),
      /Le port \d+ est déjà pris/,
    )
    other.close()
  },
)

test(
  'one school transfers by the agent itself, which ends with the demo and goes on with the next one',
  { skip },
  async (context) => {
    const folder = join(await testFolder(), 'demo')
    const [post, base] = [join(folder, 'ecole/poste'), join(folder, 'ecole/ecole.sqlite')]
    const first = await startCommand(folder, context)
    assert.match(first.said(), /son premier transfert est en cours/)
    for (let tries = 0; tries < 600 && (await readState(post)).lastTransfer === null; tries++)
      await delay(100)
    assert.equal((await readState(post)).lastTransfer?.outcome, 'done')
    assert.equal(isPlannerRunning(post), true)
    assert.deepEqual(await first.stop(), [0, null])
    assert.equal(isPlannerRunning(post), false)
    const published = await headsOf(folder)
    assert.deepEqual(published.map(({ collection }) => collection).toSorted(), filledCollections)

    const [attachment, written] = [await readAttachment(post), (await stat(base)).mtimeMs]
    const second = await startCommand(folder, context)
    assert.match(second.said(), /son poste est en marche/)
    for (let tries = 0; tries < 600 && !isPlannerRunning(post); tries++) await delay(100)
    assert.equal(isPlannerRunning(post), true)
    assert.deepEqual(await second.stop(), [0, null])
    assert.equal(isPlannerRunning(post), false)
    assert.deepEqual(await readAttachment(post), attachment)
    assert.equal((await stat(base)).mtimeMs, written)
  },
)

/** No answer of the secretary is in a base that nothing came from online to. */
const filledCollections = collectionsOf(catalogue, { owner: 'school' })
  .map(({ name }) => name)
  .filter((name) => name !== 'reponse_demande')
  .toSorted()

/** What is published of the one school that has rows. */
async function headsOf(folder: string) {
  const database = await openDatabase({ dataDir: folder })
  try {
    return await database.kysely
      .selectFrom('replica_heads')
      .select(['client_id', 'collection', 'published_count'])
      .where('published_count', '>', 0)
      .execute()
  } finally {
    await database.close()
  }
}

/** The command itself, as far as its greeting. */
async function startCommand(folder: string, context: TestContext) {
  const child = spawn(process.execPath, ['--liftoff-only', 'bin/demo.ts'], {
    env: { ...process.env, ...environment(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  context.after(() => void child.kill())
  let said = ''
  const ended = once(child, 'exit')
  const greeted = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Pour arrêter')) resolve()
    })
  })
  await Promise.race([greeted, ended])
  return {
    said: () => said,
    stop: () => {
      child.kill()
      return ended
    },
  }
}

test('a folder that holds something else is refused and left alone', async () => {
  const folder = await testFolderWith({ 'comptes.ods': 'les vrais' })
  await assert.rejects(
    startDemo(environment(folder), () => {}),
    StartRefused,
  )
  assert.deepEqual(await readdir(folder), ['comptes.ods'])
})

/** Kills the command once it has begun to fill its world. */
async function startAndKill(folder: string): Promise<void> {
  const child = spawn(process.execPath, ['--liftoff-only', 'bin/demo.ts'], {
    env: { ...process.env, ...environment(folder) },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  for (let tries = 0; tries < 600 && !existsSync(`${folder}.en-cours/monde/keys`); tries++)
    await delay(50)
  await delay(500)
  child.kill('SIGKILL')
  assert.deepEqual(await ended, [null, 'SIGKILL'])
}

function look<Result>(
  { house }: OpenDemo,
  act: (work: Work) => Promise<Result>,
  id = '00000000-0000-0000-0000-000000000000',
): Promise<Result> {
  const actor: StaffActor = {
    kind: 'staff',
    id,
    name: 'Test',
    role: 'administrateur',
    distributorId: null,
  }
  return openWork(house, { actor, address: null }, act)
}
